using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.Recording;

/// <summary>What one transaction changed, for those who follow the feed.</summary>
public sealed record FeedBatch
{
    public IReadOnlyList<FeedResult> Results { get; init; } = [];

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<FeedChange> Changes { get; init; } = [];

    public IReadOnlyList<FeedNode> Nodes { get; init; } = [];

    public IReadOnlyList<IncidentRecord> Incidents { get; init; } = [];

    /// <summary>Incidents of which only something changed that no stranger sees: they must not even hear that something did.</summary>
    public IReadOnlyList<IncidentRecord> Internal { get; init; } = [];

    /// <summary>Monitors or nodes were added, changed or removed: what was known of them must be read again.</summary>
    public bool Reload { get; init; }
}
