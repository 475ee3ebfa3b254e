using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.FireDrills;

/// <summary>The incident of a drill.</summary>
internal sealed record DrillIncident
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string Story => IncidentStory.Of(Id);
}
