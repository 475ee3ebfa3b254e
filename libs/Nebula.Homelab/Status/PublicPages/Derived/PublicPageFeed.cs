using System.Globalization;
using System.Net;
using System.Text;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Syndication;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.PublicPages.Derived;

/// <summary>The incidents of a published page as a feed, in its words.</summary>
public sealed class PublicPageFeed(PublicPagesLive pages)
{
    /// <param name="slug">Which page.</param>
    /// <param name="format"><c>atom</c> or <c>rss</c>.</param>
    /// <param name="site">Where people reach this installation, without a slash at the end.</param>
    public Result<string> Write(string slug, string format, string site)
    {
        var read = pages.Read(slug);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var page = read.Value.View;
        if (format is not ("atom" or "rss") || page.IncidentDays == 0)
        {
            return Error.NotFound("feed_not_found", "There are feed.atom and feed.rss, where a page shows incidents.");
        }

        // Without an entry it is as old as the day, so that every process says the same.
        var today = new DateTimeOffset(page.GeneratedAt.UtcDateTime.Date, TimeSpan.Zero);
        List<IncidentNewsItem> items = [.. page.Incidents.Select(incident => ItemOf(incident, page.Slug))];
        var news = new IncidentNewsPage(
            site, $"{site}/api/pages/{page.Slug}/feed.{format}", items.Select(item => item.UpdatedAt).DefaultIfEmpty(today).Max(), items)
        {
            Title = $"{page.Title}: incidents",
            Subtitle = "What became of its services, newest first.",
            Path = $"/s/{page.Slug}",
        };
        return format == "atom" ? AtomFeed.Write(news) : RssFeed.Write(news);
    }

    private static IncidentNewsItem ItemOf(PublicIncident incident, string slug)
    {
        var title = ShownText.Of(incident.Title, 200);
        return new IncidentNewsItem
        {
            // Another page tells otherwise of the same incident, and its entry is another.
            Id = $"tag:nebula,2026:pages/{slug}/{incident.Id}",
            Title = incident.State == IncidentState.Resolved ? $"Resolved: {title}" : title,
            Path = $"/s/{slug}",
            StartedAt = incident.StartedAt,
            UpdatedAt = incident.Updates.Select(update => update.At).DefaultIfEmpty(incident.StartedAt).Max(),
            Html = HtmlOf(incident),
        };
    }

    private static string HtmlOf(PublicIncident incident)
    {
        var html = new StringBuilder("<ul>");
        foreach (var (at, text) in incident.Updates)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {WebUtility.HtmlEncode(ShownText.Of(text, 4000))}</li>");
        }

        html.Append("</ul><p>Concerns ").AppendJoin(", ", incident.Services.Select(name => WebUtility.HtmlEncode(ShownText.Of(name)))).Append(".</p>");
        return html.ToString();
    }
}
