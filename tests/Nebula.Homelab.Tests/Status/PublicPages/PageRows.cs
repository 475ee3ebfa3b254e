using Nebula.Homelab.Status.PublicPages;

namespace Nebula.Homelab.Tests.Status.PublicPages;

/// <summary>Pages for tests.</summary>
internal static class PageRows
{
    public static Guid NewId() => Guid.CreateVersion7(MonitorRows.Start);

    public static PublicPageInput Input(string slug, params Guid[] monitors) => new()
    {
        Slug = slug,
        Title = $"Page {slug}",
        Published = true,
        Sections = [new PublicPageSection { Monitors = monitors }],
        ShowResponseTimes = true,
    };

    public static PublicPage Page(string slug, params Guid[] monitors) => PublicPageValidator.Read(Input(slug, monitors)).Value!.ToPage(MonitorRows.Start);
}
