using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Live;

/// <summary>Everything as of one position of the feed, as it was read in one go.</summary>
internal sealed record StatusBook
{
    public required long Position { get; init; }

    public required IReadOnlyList<ServiceLine> Services { get; init; }

    public required IReadOnlyList<NodeFacts> Nodes { get; init; }

    /// <summary>What the networks are called.</summary>
    public IReadOnlyList<NetworkFacts> Networks { get; init; } = [];

    public required IReadOnlyDictionary<string, FeedNode> NodeStates { get; init; }

    /// <summary>Open ones, and those of the last 90 days, newest first.</summary>
    public required IReadOnlyList<IncidentRecord> Incidents { get; init; }

    /// <summary>Those that may hold, or did lately.</summary>
    public IReadOnlyList<MaintenanceWindow> Maintenance { get; init; } = [];

    /// <summary>Status pages for visitors, without drafts.</summary>
    public IReadOnlyList<PublicPage> PublicPages { get; init; } = [];

    /// <summary>Names and keys that monitors had before, and those of monitors that are gone: texts may still tell them.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Where <see cref="Recent"/> begins: it has every row behind it.</summary>
    public required long RecentAfter { get; init; }

    /// <summary>The last rows of the feed up to the position, for those who come back.</summary>
    public required IReadOnlyList<FeedRow> Recent { get; init; }
}
