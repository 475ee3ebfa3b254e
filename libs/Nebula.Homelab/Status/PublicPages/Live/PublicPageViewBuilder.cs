using System.Security.Cryptography;
using System.Text.Json;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>Makes what visitors of one page may see of what is in memory.</summary>
internal sealed class PublicPageViewBuilder(StatusMemory memory, PublicPageScope scope, DateTimeOffset now, TimeZoneInfo zone)
{
    private const int MaxIncidents = 50;
    private const int MaxNotices = 20;

    private static readonly TimeSpan PlannedWithin = TimeSpan.FromDays(7);

    private readonly BarWindow? _bars = BarWindow.Of(scope.Page.Bars, now);

    public PublicPageView Build(StaleReason? stale) => new()
    {
        Slug = scope.Page.Slug,
        Title = scope.Page.Title,
        Description = scope.Page.Description,
        LogoText = scope.Page.LogoText,
        Accent = scope.Page.Accent,
        GeneratedAt = now,
        Stale = stale is not null,
        StaleReason = stale,
        Version = BuildVersion(stale),
        Overall = BuildOverall(),
        Sections = [.. scope.Sections.Select(section => new PublicSection(section.Heading, [.. section.Lines.Select(BuildService)]))],
        BarSeconds = _bars?.Seconds,
        BarsSince = _bars?.Since,
        ShowsResponseTimes = scope.Page.ShowResponseTimes,
        ShowsMaintenance = scope.Page.ShowMaintenance,
        Maintenance = BuildMaintenance(),
        IncidentDays = scope.Page.IncidentDays,
        Incidents = BuildIncidents(),
    };

    /// <summary>Another one as soon as anything but states, times and the clock is another.</summary>
    public string BuildVersion(StaleReason? stale)
    {
        var outline = new
        {
            scope.Page.Version,
            Services = scope.Lines.Select(line => new { line.Monitor.Key, line.Monitor.Name }),
            Maintenance = BuildMaintenance(),
            Incidents = BuildIncidents(),
            Stale = stale?.Code,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(outline, NebulaJson.Options)).AsSpan(0, 8));
    }

    public Overall BuildOverall() => OverallSentence.Of(
        [.. scope.Lines.Select(line => (line.Monitor.Name, line.Shown.State))],
        [],
        scope.Page.IncidentDays == 0 ? [] : [.. memory.Incidents.Where(IsReported).Select(incident => incident with { Title = TitleOf(incident) })],
        zone);

    public List<PublicIncident> BuildIncidents()
    {
        var since = now - TimeSpan.FromDays(scope.Page.IncidentDays);
        return scope.Page.IncidentDays == 0
            ? []
            : [.. memory.Incidents.Where(incident => IsVisible(incident) && !(incident.ResolvedAt < since)).Take(MaxIncidents).Select(BuildIncident)];
    }

    private PublicService BuildService(ServiceLine line) => new()
    {
        Id = line.Monitor.Key,
        Name = line.Monitor.Name,
        State = line.Shown.State,
        Words = PublicWords.Of(line.Shown.State),
        Since = line.Shown.Since,
        Uptime = _bars is { } window ? line.Timeline.Within(window.Since, now).Uptime : null,
        Bars = _bars is { } bars ? bars.Draw(line.Timeline) : [],
        ResponseTimeMs = scope.Page.ShowResponseTimes ? line.LastMs : null,
        ResponseTimes = scope.Page.ShowResponseTimes ? line.Sparkline.Ms : [],
    };

    private bool IsReported(IncidentRecord record) => record is { Manual: true, ResolvedAt: null } && IsVisible(record);

    // One opened by hand that is not for strangers is not for those of a page.
    private bool IsVisible(IncidentRecord record) => (!record.Manual || record.Public) && record.MonitorIds.Any(scope.Shows);

    private PublicIncident BuildIncident(IncidentRecord record) => new()
    {
        Id = record.Id,
        Title = TitleOf(record),
        State = record.ResolvedAt is null ? IncidentState.Open : IncidentState.Resolved,
        Severity = record.Severity,
        StartedAt = record.StartedAt,
        ResolvedAt = record.ResolvedAt,
        Services = [.. scope.Concerned(record.MonitorIds).Select(line => line.Monitor.Name)],
        Updates = [.. UpdatesOf(record).OrderBy(update => update.At)],
        PostMortem = record.PostMortem is { Published: true } learned ? scope.Words.Allow(learned.Text) : null,
    };

    private string TitleOf(IncidentRecord record)
    {
        var first = scope.Concerned(record.MonitorIds)[0].Monitor.Name;
        return record.Manual
            ? scope.Words.Allow(record.Title) ?? $"{first} is affected"
            : FindRoot(record) is { } root ? $"{root.Monitor.Name} is down" : $"{first} is affected";
    }

    private IEnumerable<PublicUpdate> UpdatesOf(IncidentRecord record)
    {
        foreach (var note in record.Timeline.Where(note => MayKnow(record, note)))
        {
            yield return new PublicUpdate(note.At, PublicWords.Of(note.Kind));
        }

        foreach (var note in record.Notes.Where(note => note.Public))
        {
            var text = scope.Words.Allow(note.Text);
            if (note.Step is { } step)
            {
                yield return new PublicUpdate(note.At, text is null ? $"{step}." : $"{step}: {text}");
            }
            else if (text is not null)
            {
                yield return new PublicUpdate(note.At, text);
            }
        }
    }

    // The beginning and the end are the incident itself; news between them may be of something that is not on the page.
    private bool MayKnow(IncidentRecord record, IncidentNote note) =>
        note.Kind is IncidentEntryKind.Opened or IncidentEntryKind.Resolved || (note.MonitorIds?.Any(scope.Shows) ?? FindRoot(record) is not null);

    // A machine is on no page.
    private ServiceLine? FindRoot(IncidentRecord record) =>
        scope.Concerned(record.MonitorIds).Find(line => record.Root == $"service:{line.Monitor.Key}");

    private List<PublicMaintenance> BuildMaintenance() => scope.Page.ShowMaintenance
        ? [.. memory.Maintenance.Select(BuildNotice).OfType<PublicMaintenance>().OrderBy(notice => notice.StartsAt).Take(MaxNotices)]
        : [];

    private PublicMaintenance? BuildNotice(MaintenanceWindow window)
    {
        var concerned = scope.Lines.Where(line => window.Covers(line.Monitor.Id, line.Monitor.Tags, line.Monitor.Node)).Select(line => line.Monitor.Name).ToList();
        if (concerned.Count == 0 || window.ShownAt(now, PlannedWithin) is not { } shown)
        {
            return null;
        }

        return new PublicMaintenance
        {
            Id = window.Id,
            Title = scope.Words.Allow(window.Title) ?? "Planned maintenance",
            Text = scope.Words.Allow(window.Text),
            Running = window.RunningSince is not null,
            StartsAt = shown.StartsAt,
            EndsAt = shown.EndsAt,
            Services = concerned,
        };
    }
}
