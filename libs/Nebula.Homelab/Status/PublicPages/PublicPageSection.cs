using System.ComponentModel.DataAnnotations;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>A part of a page: services picked one by one, in this order, then those of groups and tags by name.</summary>
public sealed record PublicPageSection
{
    public const int MaxHeading = 80;
    public const int MaxMonitors = 200;
    public const int MaxNames = 20;

    [MaxLength(MaxHeading)]
    public string? Heading { get; init; }

    [MaxLength(MaxMonitors)]
    public IReadOnlyList<Guid> Monitors { get; init; } = [];

    /// <summary>Every service of these groups, whenever it came into them.</summary>
    [MaxLength(MaxNames)]
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Every service with one of these tags, whenever it got it.</summary>
    [MaxLength(MaxNames)]
    public IReadOnlyList<string> Tags { get; init; } = [];
}
