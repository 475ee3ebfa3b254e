using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>A page as it stands in the database.</summary>
internal sealed record PublicPageRow
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? LogoText { get; init; }

    public required string Accent { get; init; }

    public required bool Published { get; init; }

    public required string Sections { get; init; }

    public required string Bars { get; init; }

    public required bool ShowResponseTimes { get; init; }

    public required bool ShowMaintenance { get; init; }

    public required int IncidentDays { get; init; }

    public required string[] FrameAncestors { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static PublicPageRow Of(PublicPage page) => new()
    {
        Id = page.Id,
        Slug = page.Slug,
        Title = page.Title,
        Description = page.Description,
        LogoText = page.LogoText,
        Accent = page.Accent,
        Published = page.Published,
        Sections = JsonSerializer.Serialize(page.Sections, NebulaJson.Options),
        Bars = page.Bars.ToString(),
        ShowResponseTimes = page.ShowResponseTimes,
        ShowMaintenance = page.ShowMaintenance,
        IncidentDays = page.IncidentDays,
        FrameAncestors = [.. page.FrameAncestors],
        Version = page.Version,
        CreatedAt = page.CreatedAt,
        UpdatedAt = page.UpdatedAt,
    };

    public PublicPage ToPage() => new()
    {
        Id = Id,
        Slug = Slug,
        Title = Title,
        Description = Description,
        LogoText = LogoText,
        Accent = Accent,
        Published = Published,
        Sections = JsonSerializer.Deserialize<List<PublicPageSection>>(Sections, NebulaJson.Options) ?? [],
        Bars = Enum.Parse<UptimeBars>(Bars),
        ShowResponseTimes = ShowResponseTimes,
        ShowMaintenance = ShowMaintenance,
        IncidentDays = IncidentDays,
        FrameAncestors = FrameAncestors,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
