using System.ComponentModel.DataAnnotations;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>A page as somebody writes it.</summary>
public sealed record PublicPageInput
{
    public const int MaxSlug = 40;
    public const int MaxTitle = 80;
    public const int MaxDescription = 500;
    public const int MaxLogoText = 24;
    public const int MaxSections = 20;
    public const int MaxFrameAncestors = 20;
    public const int MaxIncidentDays = 90;
    public const string StandardAccent = "#4f6bed";

    [MaxLength(MaxSlug)]
    public string? Slug { get; init; }

    [MaxLength(MaxTitle)]
    public string? Title { get; init; }

    [MaxLength(MaxDescription)]
    public string? Description { get; init; }

    [MaxLength(MaxLogoText)]
    public string? LogoText { get; init; }

    /// <summary>A colour as <c>#rrggbb</c>.</summary>
    public string? Accent { get; init; }

    public bool Published { get; init; }

    [MaxLength(MaxSections)]
    public IReadOnlyList<PublicPageSection> Sections { get; init; } = [];

    public UptimeBars Bars { get; init; } = UptimeBars.Quarter;

    public bool ShowResponseTimes { get; init; }

    public bool ShowMaintenance { get; init; } = true;

    [Range(0, MaxIncidentDays)]
    public int IncidentDays { get; init; } = 14;

    /// <summary>Origins such as <c>https://wiki.example.org</c>.</summary>
    [MaxLength(MaxFrameAncestors)]
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>What was read, in place of what the page said.</summary>
    internal PublicPage Over(PublicPage page) => page with
    {
        Slug = Slug!,
        Title = Title!,
        Description = Description,
        LogoText = LogoText,
        Accent = Accent!,
        Published = Published,
        Sections = Sections,
        Bars = Bars,
        ShowResponseTimes = ShowResponseTimes,
        ShowMaintenance = ShowMaintenance,
        IncidentDays = IncidentDays,
        FrameAncestors = FrameAncestors,
    };

    /// <summary>A page that there was not.</summary>
    internal PublicPage ToPage(DateTimeOffset now) => Over(new PublicPage
    {
        Id = Guid.CreateVersion7(now),
        Slug = "",
        Title = "",
        Accent = "",
        Published = false,
        Sections = [],
        Bars = Bars,
        ShowResponseTimes = false,
        ShowMaintenance = false,
        IncidentDays = 0,
        FrameAncestors = [],
        Version = 1,
        CreatedAt = now,
        UpdatedAt = now,
    });
}
