using System.Security.Cryptography;
using System.Text.Json;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>Makes what visitors of one page may see of what is in memory.</summary>
internal sealed class PublicPageViewBuilder(StatusMemory memory, PublicPageScope scope, DateTimeOffset now, TimeZoneInfo zone)
{
    private const int MaxNotices = 20;

    private static readonly TimeSpan PlannedWithin = TimeSpan.FromDays(7);

    private readonly BarWindow? _bars = BarWindow.Of(scope.Page.Bars, now);
    private readonly PublicIncidents _incidents = new(memory, scope, now);

    /// <summary>The moment as of which everything is told.</summary>
    public DateTimeOffset Now => now;

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
        Incidents = _incidents.Build(),
    };

    /// <summary>Another one as soon as anything but states, times and the clock is another.</summary>
    public string BuildVersion(StaleReason? stale)
    {
        var outline = new
        {
            scope.Page.Id,
            scope.Page.Version,
            Services = scope.Sections.Select(section => section.Lines.Select(line => new { line.Monitor.Key, line.Monitor.Name })),
            Maintenance = BuildMaintenance(),
            Incidents = _incidents.Build(),
            Stale = stale?.Code,
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(outline, NebulaJson.Options)).AsSpan(0, 8));
    }

    /// <summary>Another one as soon as anything that is shown is another, but for what time alone changes.</summary>
    public string BuildLook(StaleReason? stale) => string.Join('|', scope.Lines
        .Select(line => $"{line.Shown.State} {line.Shown.Since.UtcTicks} {(scope.Page.ShowResponseTimes ? line.LastAt?.UtcTicks : null)}")
        .Prepend($"{BuildVersion(stale)} {stale?.Since.UtcTicks}"));

    /// <summary>The same, told as of another moment.</summary>
    public PublicPageViewBuilder AsOf(DateTimeOffset moment) => new(memory, scope, moment, zone);

    public Overall BuildOverall() => OverallSentence.Of(
        [.. scope.Lines.Select(line => (line.Monitor.Name, line.Shown.State))],
        [],
        new SentenceFacts { Reported = _incidents.Reported() },
        now,
        zone);

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
            Id = scope.IdOf($"maintenance/{window.Id}"),
            Title = Allow(window, window.Title) ?? "Planned maintenance",
            Text = Allow(window, window.Text),
            Running = window.RunningSince is not null,
            StartsAt = shown.StartsAt,
            EndsAt = shown.EndsAt,
            Services = concerned,
        };
    }

    // Who writes of several services writes of each; of what is gone or has another name by now too.
    private string? Allow(MaintenanceWindow window, string? text) => CoversShownOnly(window) ? scope.Words.Allow(text) : null;

    private bool CoversShownOnly(MaintenanceWindow window) => !window.AllMonitors
        && window.Nodes.Count == 0
        && window.Monitors.All(scope.Shows)
        && memory.Services.All(line => scope.Shows(line.Monitor.Id) || !window.Covers(line.Monitor.Id, line.Monitor.Tags, line.Monitor.Node));
}
