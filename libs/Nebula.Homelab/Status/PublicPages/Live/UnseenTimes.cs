using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.PublicPages.Views;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>
/// When services of a page could not be seen behind something that is not on it. It is told from their own states, which the page shows
/// anyway: when the cause came and went, how bad it is, what was said of it and whether two had the same is nobody's to know there.
/// </summary>
internal sealed class UnseenTimes(PublicPageScope scope)
{
    /// <param name="hidden">Incidents whose cause is not on the page.</param>
    public List<PublicIncident> Of(IEnumerable<IncidentRecord> hidden)
    {
        var times = hidden
            .SelectMany(record => scope.Concerned(record.MonitorIds)
                .SelectMany(line => line.Timeline.TimesIn(ServiceState.Unknown, record.StartedAt, record.ResolvedAt).Select(time => (time.Start, time.End, Line: line))))
            .Distinct()
            .OrderBy(time => time.Start)
            .ThenBy(time => time.Line.Monitor.Name, StringComparer.Ordinal);
        List<(DateTimeOffset Start, DateTimeOffset? End, List<ServiceLine> Lines)> spans = [];
        foreach (var (start, end, line) in times)
        {
            if (spans.Count > 0 && !(spans[^1].End < start))
            {
                var (from, to, lines) = spans[^1];
                lines.Add(line);
                spans[^1] = (from, to is null || end is null ? null : to > end ? to : end, lines);
            }
            else
            {
                spans.Add((start, end, [line]));
            }
        }

        return [.. spans.Select(span => Tell(span.Start, span.End, [.. span.Lines.Select(line => line.Monitor.Name).Distinct()]))];
    }

    private PublicIncident Tell(DateTimeOffset start, DateTimeOffset? end, List<string> names) => new()
    {
        Id = scope.IdOf($"unseen/{start.ToUnixTimeMilliseconds()}"),
        Title = $"{names[0]} is affected",
        State = end is null ? IncidentState.Open : IncidentState.Resolved,
        Severity = IncidentSeverity.Down,
        StartedAt = start,
        ResolvedAt = end,
        Services = names,
        Updates = end is { } over
            ? [new PublicUpdate(start, PublicWords.Of(IncidentEntryKind.Opened)), new PublicUpdate(over, PublicWords.Of(IncidentEntryKind.Resolved))]
            : [new PublicUpdate(start, PublicWords.Of(IncidentEntryKind.Opened))],
    };
}
