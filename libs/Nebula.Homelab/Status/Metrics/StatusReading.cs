namespace Nebula.Homelab.Status.Metrics;

/// <summary>Everything the metrics tell, as of one moment.</summary>
internal sealed record StatusReading
{
    public required bool IsStale { get; init; }

    public required IReadOnlyList<ServiceReading> Services { get; init; }

    public required int OpenIncidentsDown { get; init; }

    public required int OpenIncidentsDegraded { get; init; }
}
