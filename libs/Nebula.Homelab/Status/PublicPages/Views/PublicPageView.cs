using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>All that a visitor of a page is told. What is not a member of these records is nobody's to see here.</summary>
public sealed record PublicPageView
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? LogoText { get; init; }

    public required string Accent { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>True while nothing newer can be known.</summary>
    public required bool Stale { get; init; }

    public StaleReason? StaleReason { get; init; }

    /// <summary>Another one means that more has changed than states: the page is to be loaded again.</summary>
    public required string Version { get; init; }

    public required Overall Overall { get; init; }

    public required IReadOnlyList<PublicSection> Sections { get; init; }

    /// <summary>How long each bar is; null where the page shows none.</summary>
    public int? BarSeconds { get; init; }

    /// <summary>When the first bar begins.</summary>
    public DateTimeOffset? BarsSince { get; init; }

    public required bool ShowsResponseTimes { get; init; }

    public required bool ShowsMaintenance { get; init; }

    public required IReadOnlyList<PublicMaintenance> Maintenance { get; init; }

    /// <summary>For how long those that are over are shown; 0 where the page shows none.</summary>
    public required int IncidentDays { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<PublicIncident> Incidents { get; init; }
}
