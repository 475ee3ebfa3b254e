using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>An incident as a page tells it: of the services on it, in words for strangers.</summary>
public sealed record PublicIncident
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required IncidentState State { get; init; }

    public required IncidentSeverity Severity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The names of the page's services concerned.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<PublicUpdate> Updates { get; init; }

    /// <summary>What was learned, once it is published.</summary>
    public string? PostMortem { get; init; }
}
