namespace Nebula.Homelab.Status.PublicPages;

/// <summary>A status page for visitors: it shows the services chosen on it, whatever their own <c>public</c> says, and nothing of others.</summary>
public sealed record PublicPage
{
    public required Guid Id { get; init; }

    /// <summary>The page is at <c>/s/slug</c>.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Stands in place of a logo.</summary>
    public string? LogoText { get; init; }

    /// <summary><c>#rrggbb</c>; for ornaments, never for text.</summary>
    public required string Accent { get; init; }

    /// <summary>Until then it is a draft, and for visitors there is no such page.</summary>
    public required bool Published { get; init; }

    public required IReadOnlyList<PublicPageSection> Sections { get; init; }

    public required UptimeBars Bars { get; init; }

    public required bool ShowResponseTimes { get; init; }

    public required bool ShowMaintenance { get; init; }

    /// <summary>For how long incidents are shown that are over; 0 shows none at all.</summary>
    public required int IncidentDays { get; init; }

    /// <summary>The origins whose pages may frame the small variant; empty for none.</summary>
    public required IReadOnlyList<string> FrameAncestors { get; init; }

    /// <summary>Goes up with every change; the <c>If-Match</c> of the next one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
