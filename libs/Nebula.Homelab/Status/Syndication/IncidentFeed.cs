using System.Globalization;
using System.Net;
using System.Text;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Syndication;

/// <summary>
/// The public incidents of the last 90 days as a feed: what a stranger sees on the page, whoever asks. From memory, put together at most
/// once a second however many ask.
/// </summary>
public sealed class IncidentFeed(StatusLive live, TimeProvider time)
{
    private const int MaxItems = 50;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private volatile Kept? _kept;

    /// <param name="format"><c>atom</c> or <c>rss</c>.</param>
    /// <param name="site">Where people reach this installation, without a slash at the end.</param>
    public Result<string> Write(string format, string site)
    {
        if (format is not ("atom" or "rss"))
        {
            return Error.NotFound("feed_not_found", "There are feed.atom and feed.rss.");
        }

        // Before anything is read: what was public then must not be told once it is private.
        var loads = live.Loads;
        if (_kept is not { } kept || kept.Loads != loads || time.GetElapsedTime(kept.At) >= Fresh)
        {
            if (live.Read((memory, _) => Build(memory)) is not { } items)
            {
                return StatusLive.NotLoaded;
            }

            _kept = kept = new Kept(items, loads, time.GetTimestamp());
        }

        // Without an entry it is as old as the day, so that every process says the same.
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var updatedAt = kept.Items.Select(item => item.UpdatedAt).DefaultIfEmpty(today).Max();
        var page = new IncidentNewsPage(site, $"{site}/api/status/feed.{format}", updatedAt, kept.Items);
        return format == "atom" ? AtomFeed.Write(page) : RssFeed.Write(page);
    }

    private List<IncidentNewsItem> Build(StatusMemory memory)
    {
        var builder = new StatusViewBuilder(memory, StatusAudience.Public, time.GetUtcNow(), time.LocalTimeZone);
        return [.. memory.Incidents.Select(builder.BuildIncident).OfType<Incident>().Take(MaxItems).Select(incident => ItemOf(incident, memory))];
    }

    private static IncidentNewsItem ItemOf(Incident incident, StatusMemory memory)
    {
        var title = ShownText.Of(incident.Title, 200);
        return new IncidentNewsItem
        {
            Id = $"urn:uuid:{incident.Id}",
            Title = incident.State == IncidentState.Resolved ? $"Resolved: {title}" : title,
            Path = $"/status/incidents/{incident.Id}",
            StartedAt = incident.StartedAt,
            UpdatedAt = LinesOf(incident).Select(line => line.At).DefaultIfEmpty(incident.StartedAt).Max(),
            Html = HtmlOf(incident, incident.Services.Select(key => memory.FindByKey(key)?.Monitor.Name ?? key)),
        };
    }

    private static string HtmlOf(Incident incident, IEnumerable<string> names)
    {
        var html = new StringBuilder("<ul>");
        foreach (var (at, text) in LinesOf(incident).OrderBy(line => line.At))
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {WebUtility.HtmlEncode(text)}</li>");
        }

        html.Append("</ul>");
        if (incident.Services.Count > 0)
        {
            html.Append("<p>Concerns ").AppendJoin(", ", names.Select(name => WebUtility.HtmlEncode(ShownText.Of(name)))).Append(".</p>");
        }

        return html.ToString();
    }

    // What the checks told, and what people wrote for all to read.
    private static IEnumerable<(DateTimeOffset At, string Text)> LinesOf(Incident incident) =>
        [.. incident.Timeline.Select(entry => (entry.At, entry.Text)), .. incident.Notes.Select(note => (note.EditedAt ?? note.At, ShownText.Of(note.Text, StoryText.MaxNote)))];

    private sealed record Kept(IReadOnlyList<IncidentNewsItem> Items, long Loads, long At);
}
