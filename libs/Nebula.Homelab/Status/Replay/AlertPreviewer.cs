using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Replay;

/// <summary>Says how often a monitor, as somebody means to save it, would have alerted in the last 24 hours.</summary>
public sealed class AlertPreviewer(NpgsqlDataSource database, TimeProvider time)
{
    private const int MaxMoments = 5;

    // A check every five seconds makes 17,280 a day.
    private const int MaxResults = 20_000;

    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    private readonly MonitorStore _monitors = new();
    private readonly CheckResultStore _results = new();

    public async Task<Result<AlertPreview>> RunAsync(Guid id, MonitorInput input, CancellationToken cancellationToken)
    {
        var draft = MonitorValidator.Read(input);
        if (draft.Value is null)
        {
            return draft.Error!;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await _monitors.FindAsync(connection, id, cancellationToken) is not { } monitor)
        {
            return MonitorErrors.NotFound(id);
        }

        var now = time.GetUtcNow();
        var since = now - Period;
        if (CheckParser.Parse(monitor.Check).Value is not { } before || new StoredAnswers(draft.Value.Check, before) is not { IsSameTarget: true } answers)
        {
            return new AlertPreview { Since = since, Checks = 0, Alerts = 0, First = [], NotReplayed = [] };
        }

        var timing = TimingOf(draft.Value, monitor);
        var results = await _results.ReadSinceAsync(connection, monitor, since - RunUp(timing), MaxResults, cancellationToken);
        var alerts = AlertReplay.Run(draft.Value.Name, timing, [.. results.Select(answers.Read)]).Where(incident => incident.StartedAt >= since).ToList();
        return new AlertPreview
        {
            Since = since,
            Checks = results.Count(result => result.At >= since),
            Alerts = alerts.Count,
            First =
            [
                .. alerts.Take(MaxMoments).Select(incident => new AlertMoment(
                    incident.StartedAt, incident.ResolvedAt, Math.Max(0, ((incident.ResolvedAt ?? now) - incident.StartedAt).TotalSeconds), incident.Reason)),
            ],
            NotReplayed = answers.Unknown,
        };
    }

    // The checks came as they did: what is to be looked at more often has not been out of sight in between.
    private static CheckTiming TimingOf(MonitorDraft draft, Monitors.Monitor monitor) => new(
        Math.Max(draft.IntervalSeconds, monitor.IntervalSeconds), Math.Max(draft.TimeoutSeconds, monitor.TimeoutSeconds), draft.Retries, draft.RecoverAfter);

    // What was down before is no alert of these hours: enough checks before them to know it.
    private static TimeSpan RunUp(CheckTiming timing)
    {
        var checks = TimeSpan.FromSeconds((timing.Retries + timing.RecoverAfter + 1) * timing.IntervalSeconds);
        return checks < Period ? checks : Period;
    }
}
