namespace Nebula.Homelab.Status.Incidents;

/// <summary>An outage with one root, and what was seen of it.</summary>
public sealed record Incident
{
    public required Guid Id { get; init; }

    /// <summary>The keys of the services concerned, the root's own first.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    public required string Title { get; init; }

    public required IncidentState State { get; init; }

    public required IncidentSeverity Severity { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Until it was resolved, or until now.</summary>
    public required double DurationSeconds { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    public required IReadOnlyList<IncidentEntry> Timeline { get; init; }
}
