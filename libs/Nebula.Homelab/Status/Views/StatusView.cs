using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.Views;

/// <summary>Everything the status page shows, for one audience.</summary>
public sealed record StatusView
{
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>True while what is shown can no longer be refreshed.</summary>
    public required bool Stale { get; init; }

    public StaleReason? StaleReason { get; init; }

    /// <summary>Where the stream goes on from this view: the value for <c>Last-Event-ID</c>.</summary>
    public required string LastEventId { get; init; }

    public required Overall Overall { get; init; }

    public required IReadOnlyList<NodeStatus> Nodes { get; init; }

    /// <summary>Those that have witnesses; strangers are told of one only while it keeps something from sight that they may see.</summary>
    public IReadOnlyList<NetworkStatus> Networks { get; init; } = [];

    public required IReadOnlyList<ServiceStatus> Services { get; init; }

    /// <summary>Windows that hold, and the next of those that begin within a week, in the order of time, at most 20.</summary>
    public required IReadOnlyList<MaintenanceNotice> Maintenance { get; init; }

    /// <summary>Open ones, and those resolved within 7 days, newest first, at most 50.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }
}
