using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.States;
using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.Live;

/// <summary>Makes what one audience may see of what is in memory. The one place that decides what is private.</summary>
internal sealed class StatusViewBuilder(StatusMemory memory, StatusAudience audience, DateTimeOffset now, TimeZoneInfo zone)
{
    private const int Days = 90;
    private const int MaxIncidents = 50;
    private const int MaxNotices = 20;

    private static readonly DayHistory Unread = new() { Last = default, Marks = "", Days = [] };
    private static readonly TimeSpan ResolvedFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan PlannedWithin = TimeSpan.FromDays(7);

    private bool Full => audience == StatusAudience.Full;

    /// <summary>Everything but the services, of which there may be many: <see cref="StatusPageWriter"/> writes them one by one.</summary>
    public StatusView BuildFrame(StaleReason? stale) => new()
    {
        GeneratedAt = now,
        Stale = stale is not null,
        StaleReason = stale,
        LastEventId = new FeedEventId(memory.Position, FeedEventId.End).ToString(),
        Overall = BuildOverall(),
        Nodes = BuildNodes(),
        Networks = BuildNetworks(),
        Services = [],
        Maintenance = BuildMaintenance(),
        Incidents =
        [
            .. memory.Incidents
                .Where(incident => incident.ResolvedAt is null || incident.ResolvedAt > now - ResolvedFor)
                .Select(BuildIncident)
                .OfType<Incident>()
                .Take(MaxIncidents),
        ],
    };

    /// <summary>What holds, and what begins within a week, in the order of time.</summary>
    public List<MaintenanceNotice> BuildMaintenance() =>
        [.. memory.Maintenance.Select(BuildNotice).OfType<MaintenanceNotice>().OrderBy(notice => notice.StartsAt).Take(MaxNotices)];

    public Overall BuildOverall() =>
        OverallSentence.Of([.. Visible().Select(line => (line.Monitor.Name, line.Shown.State))], BuildNodes(), BuildFacts(), now, zone);

    public bool IsVisible(ServiceLine line) => Full || line.Monitor.Public;

    public ServiceStatus BuildService(ServiceLine line)
    {
        var monitor = line.Monitor;
        return new ServiceStatus
        {
            Id = monitor.Key,
            MonitorId = monitor.Id,
            Name = monitor.Name,
            Description = monitor.Description,
            Type = monitor.Check.Type!,
            Group = monitor.Group,
            Node = monitor.Node,
            Tags = Full ? monitor.Tags : [],
            Icon = monitor.Icon,
            Open = Full ? monitor.Open : null,
            Public = monitor.Public,
            Source = monitor.Source,
            DependsOn = Full ? monitor.DependsOn : [.. monitor.DependsOn.Where(key => memory.FindByKey(key)?.Monitor.Public == true)],
            State = line.Shown.State,
            Reason = Full ? line.Shown.Reason : PublicWords.Of(line.Shown.State),
            Evidence = Full ? line.Shown.Evidence : null,
            Since = line.Shown.Since,
            LastCheckedAt = line.LastAt,
            NextCheckAt = line.IsChecked ? new CheckGrid(monitor.Id, TimeSpan.FromSeconds(monitor.IntervalSeconds)).Next(now) : null,
            ResponseTimeMs = line.LastMs,
            IntervalSeconds = monitor.IntervalSeconds,
            MissingSettings = Full ? monitor.MissingSettings : [],
            Uptime = UptimeOf(line),
            Sparkline = line.Sparkline,
            Days = DayHistory.Of(BuildDays(line)),
        };
    }

    /// <summary>What a change of definitions or nodes can alter: all but what results bring.</summary>
    public object BuildOutline() => new
    {
        Nodes = BuildNodes().Select(node => memory.NodeStates.ContainsKey(node.Id) ? node : node with { Since = default }).ToList(),
        Networks = BuildNetworks(),
        Services = Visible().Select(BuildService).Select(WithoutResults).ToList(),
        Maintenance = BuildMaintenance(),
    };

    /// <summary>Null when the audience may know nothing of it.</summary>
    public Incident? BuildIncident(IncidentRecord record)
    {
        if (!IsVisible(record))
        {
            return null;
        }

        var concerned = ConcernedBy(record).Where(IsVisible).ToList();
        var end = record.ResolvedAt ?? now;
        return new Incident
        {
            Id = record.Id,
            Services = [.. concerned.Select(line => line.Monitor.Key)],
            Title = Full || record.Manual || MayNameRoot(record) ? record.Title : $"{concerned[0].Monitor.Name} is affected",
            State = record.ResolvedAt is null ? IncidentState.Open : IncidentState.Resolved,
            Severity = record.Severity,
            StartedAt = record.StartedAt,
            ResolvedAt = record.ResolvedAt,
            DurationSeconds = Math.Max(0, (end - record.StartedAt).TotalSeconds),
            Reason = ReasonOf(record),
            Evidence = Full ? record.Evidence : null,
            Timeline =
            [
                .. record.Timeline
                    .Where(note => Full || MayKnow(record, note))
                    .Select(note => new IncidentEntry(note.At, note.Kind, Full ? note.Text : PublicWords.Of(note.Kind))),
            ],
            Manual = record.Manual,
            Public = IsForAll(record),
            Notes = [.. record.Notes.Where(note => Full || note.Public).Select(note => Full ? note : note.WithoutAuthor())],
            HasPostMortem = MayRead(record.PostMortem),
        };
    }

    // What somebody wrote is told as it was last written, here too.
    private string ReasonOf(IncidentRecord record) => record switch
    {
        { Manual: true, Notes: [var first, ..] } => first.Text,
        _ => Full ? record.Reason : PublicWords.Of(ServiceState.Down),
    };

    /// <summary>The same with what is too long for where many are shown.</summary>
    public Incident? BuildStory(IncidentRecord record) => BuildIncident(record) is not { } incident
        ? null
        : incident with { PostMortem = MayRead(record.PostMortem) ? (Full ? record.PostMortem : record.PostMortem! with { Author = null }) : null };

    private bool MayRead(PostMortem? text) => text is not null && (Full || text.Published);

    private bool IsVisible(IncidentRecord record) => Full || IsForAll(record);

    private bool IsForAll(IncidentRecord record) => record.Manual ? record.Public : ConcernedBy(record).Any(line => line.Monitor.Public);

    private IEnumerable<ServiceLine> ConcernedBy(IncidentRecord record) => record.MonitorIds.Select(memory.FindById).OfType<ServiceLine>();

    // The beginning and the end are the incident itself; news between them may be of something private only.
    private bool MayKnow(IncidentRecord record, IncidentNote note) =>
        note.Kind is IncidentEntryKind.Opened or IncidentEntryKind.Resolved
        || (note.MonitorIds?.Any(id => memory.FindById(id) is { } line && IsVisible(line)) ?? MayNameRoot(record));

    public IEnumerable<ServiceLine> Visible() => memory.Services.Where(IsVisible);

    private bool MayNameRoot(IncidentRecord record)
    {
        var name = record.Root[(record.Root.IndexOf(':') + 1)..];
        return record.Root == Verdict.RootOfNode(name)
            ? Visible().Any(line => line.Monitor.Node == name)
            : record.Root == Verdict.RootOfService(name) && memory.FindByKey(name)?.Monitor.Public == true;
    }

    // Strangers are told of windows that touch something they see, and of nothing else in them.
    private MaintenanceNotice? BuildNotice(MaintenanceWindow window)
    {
        var shown = window.ShownAt(now, PlannedWithin);
        List<ServiceLine> concerned = shown is null ? [] : [.. Visible().Where(line => window.Covers(line.Monitor.Id, line.Monitor.Tags, line.Monitor.Node))];
        return shown is null || (!Full && concerned.Count == 0)
            ? null
            : new MaintenanceNotice
            {
                Id = window.Id,
                Title = window.Title,
                Text = window.Text,
                Running = window.RunningSince is not null,
                StartsAt = shown.StartsAt,
                EndsAt = shown.EndsAt,
                Services = [.. concerned.Select(line => line.Monitor.Key)],
            };
    }

    // Days go by without any news: strangers, whose stream tells them nothing but what is new to them, are not told of certificates.
    private SentenceFacts BuildFacts()
    {
        var running = memory.Maintenance
            .Where(window => window.RunningSince is not null && Visible().Any(line => window.Covers(line.Monitor.Id, line.Monitor.Tags, line.Monitor.Node)))
            .Take(2)
            .ToList();
        return new SentenceFacts
        {
            Reported = [.. memory.Incidents.Where(incident => incident is { Manual: true, ResolvedAt: null } && IsVisible(incident))],
            OutOfSight = [.. BuildNetworks().Where(network => network.OutOfSight).Select(network => network.Name)],
            MaintenanceUntil = running.Count == 1 ? running[0].RunningUntil : null,
            Certificate = Full
                ? memory.Services
                    .Select(line => (line.Monitor.Name, Days: CertificateTime.DaysIn(line.Shown.Evidence)))
                    .Where(found => found.Days <= SentenceFacts.CertificateDays)
                    .OrderBy(found => found.Days)
                    .Select(found => ((string, int)?)(found.Name, found.Days!.Value))
                    .FirstOrDefault()
                : null,
        };
    }

    private List<NetworkStatus> BuildNetworks() => new NetworkViews(memory, audience).Build();

    private List<NodeStatus> BuildNodes()
    {
        var inhabited = Visible().Select(line => line.Monitor.Node).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. memory.Nodes.Where(node => Full || inhabited.Contains(node.Id)).Select(BuildNode)];
    }

    private NodeStatus BuildNode(NodeFacts node)
    {
        var shown = memory.NodeStates.GetValueOrDefault(node.Id) ?? new FeedNode(node.Id, ServiceState.Unknown, now, "Nothing is known yet.");
        return new NodeStatus
        {
            Id = node.Id,
            Name = node.Name,
            Description = Full ? node.Description : null,
            State = shown.State,
            Reason = Full ? shown.Reason : null,
            Since = shown.Since,
            Sleeps = node.Sleeps,
            Addresses = Full ? node.Addresses : null,
        };
    }

    private UptimeWindows UptimeOf(ServiceLine line)
    {
        return new UptimeWindows(Over(TimeSpan.FromDays(1)), Over(TimeSpan.FromDays(7)), Over(TimeSpan.FromDays(30)), Over(TimeSpan.FromDays(90)));

        double? Over(TimeSpan window) => line.Timeline.Within(now - window, now).Uptime;
    }

    private List<StatusDay> BuildDays(ServiceLine line)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var incidents = memory.IncidentsOf(line.Monitor.Id).Where(IsVisible).ToList();
        var days = new List<StatusDay>(Days);
        for (var start = today.AddDays(1 - Days); start <= today; start = start.AddDays(1))
        {
            var end = start.AddDays(1);
            var time = line.Timeline.Within(start, end < now ? end : now);
            days.Add(new StatusDay
            {
                Date = DateOnly.FromDateTime(start.UtcDateTime),
                Uptime = time.Uptime,
                UpSeconds = Seconds(time.Up),
                DegradedSeconds = Seconds(time.Degraded),
                DownSeconds = Seconds(time.Down),
                UnknownSeconds = Seconds(time.Unknown),
                Incidents = [.. incidents.Where(incident => incident.StartedAt < end && (incident.ResolvedAt ?? now) >= start).Select(incident => incident.Id)],
            });
        }

        return days;
    }

    private static ServiceStatus WithoutResults(ServiceStatus service) => service with
    {
        State = ServiceState.Unknown,
        Reason = "",
        Since = default,
        LastCheckedAt = null,
        NextCheckAt = null,
        ResponseTimeMs = null,
        Uptime = new UptimeWindows(null, null, null, null),
        Sparkline = Sparkline.Empty,
        Days = Unread,
    };

    private static double Seconds(long ticks) => (double)ticks / TimeSpan.TicksPerSecond;
}
