using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.Views;

/// <summary>One service with its history.</summary>
public sealed record ServiceDetail
{
    public required ServiceStatus Service { get; init; }

    /// <summary>1h, 24h, 7d, 30d or 90d.</summary>
    public required string Window { get; init; }

    public required IReadOnlyList<SeriesPoint> Series { get; init; }

    /// <summary>The last 50, newest first.</summary>
    public required IReadOnlyList<CheckResult> Results { get; init; }

    public required IReadOnlyList<Incident> Incidents { get; init; }
}
