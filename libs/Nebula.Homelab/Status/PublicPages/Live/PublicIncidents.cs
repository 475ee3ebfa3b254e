using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.PublicPages.Views;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>
/// The incidents as one page may tell them. Of one whose cause is not on the page nothing is told but what became of the services that are:
/// <see cref="UnseenTimes"/>.
/// </summary>
internal sealed class PublicIncidents(StatusMemory memory, PublicPageScope scope, DateTimeOffset now)
{
    private const int MaxIncidents = 50;

    /// <summary>Open ones that people opened, with the titles of the page.</summary>
    public List<IncidentRecord> Reported() => scope.Page.IncidentDays == 0
        ? []
        : [.. memory.Incidents
            .Where(incident => incident is { Manual: true, ResolvedAt: null } && IsToldItself(incident))
            .Select(incident => incident with { Title = TitleOf(incident) })];

    /// <summary>Newest first.</summary>
    public List<PublicIncident> Build()
    {
        if (scope.Page.IncidentDays == 0)
        {
            return [];
        }

        var since = now - TimeSpan.FromDays(scope.Page.IncidentDays);
        var unseen = new UnseenTimes(scope).Of(memory.Incidents.Where(incident => !incident.Manual && FindRoot(incident) is null));
        return
        [
            .. memory.Incidents.Where(incident => !(incident.ResolvedAt < since) && IsToldItself(incident)).Take(MaxIncidents).Select(Build)
                .Concat(unseen.Where(incident => !(incident.ResolvedAt < since)))
                .OrderByDescending(incident => incident.StartedAt)
                .ThenBy(incident => incident.Id)
                .Take(MaxIncidents),
        ];
    }

    // One opened by hand that is not for strangers is not for those of a page.
    private bool IsToldItself(IncidentRecord record) =>
        record.Manual ? record.Public && record.MonitorIds.Any(scope.Shows) : FindRoot(record) is not null;

    private PublicIncident Build(IncidentRecord record) => new()
    {
        Id = scope.IdOf($"incident/{record.Id}"),
        Title = TitleOf(record),
        State = record.ResolvedAt is null ? IncidentState.Open : IncidentState.Resolved,
        Severity = record.Severity,
        StartedAt = record.StartedAt,
        ResolvedAt = record.ResolvedAt,
        Services = [.. scope.Concerned(record.MonitorIds).Select(line => line.Monitor.Name)],
        Updates = [.. UpdatesOf(record).OrderBy(update => update.At)],
        PostMortem = record.PostMortem is { Published: true } learned ? Allow(record, learned.Text) : null,
    };

    private string TitleOf(IncidentRecord record) => record.Manual
        ? Allow(record, record.Title) ?? $"{scope.Concerned(record.MonitorIds)[0].Monitor.Name} is affected"
        : $"{FindRoot(record)!.Monitor.Name} is down";

    private IEnumerable<PublicUpdate> UpdatesOf(IncidentRecord record)
    {
        // News may be of something that is not on the page.
        foreach (var note in record.Timeline.Where(note => note.MonitorIds?.Any(scope.Shows) ?? true))
        {
            yield return new PublicUpdate(note.At, PublicWords.Of(note.Kind));
        }

        foreach (var note in record.Notes.Where(note => note.Public))
        {
            var text = Allow(record, note.Text);
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

    // Who writes of several services writes of each; what is gone or has another name by now is still in the record.
    private string? Allow(IncidentRecord record, string? text) => record.MonitorIds.All(scope.Shows) ? scope.Words.Allow(text) : null;

    // A machine is on no page.
    private ServiceLine? FindRoot(IncidentRecord record) =>
        scope.Concerned(record.MonitorIds).Find(line => record.Root == $"service:{line.Monitor.Key}");
}
