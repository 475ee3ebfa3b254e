namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>A service on a page.</summary>
public sealed record PublicService
{
    /// <summary>Its badges are named after it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ServiceState State { get; init; }

    public required string Words { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>From 0 to 1 over all bars; null where nothing is known or no bars are shown.</summary>
    public double? Uptime { get; init; }

    /// <summary>Oldest first; empty where no bars are shown.</summary>
    public required IReadOnlyList<PublicBar> Bars { get; init; }

    /// <summary>Of the last check; null where it was not answered or response times are not shown.</summary>
    public int? ResponseTimeMs { get; init; }

    /// <summary>Of the last 40 checks, oldest first, null where one was not answered; empty where response times are not shown.</summary>
    public required IReadOnlyList<int?> ResponseTimes { get; init; }
}
