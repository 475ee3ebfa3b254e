using Dapper;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Npgsql;

namespace Nebula.Homelab.Status.Recording;

/// <summary>
/// Writes what checks found, and everything that follows from it, in one transaction: results, states, intervals, incidents, feed.
/// Killed in the middle, nothing of it has happened; run again, nothing happens twice.
/// </summary>
public sealed class StatusRecorder(NpgsqlDataSource database, TimeProvider time, OutboxSignal? outbox = null)
{
    // What is late for a roll-up has it made again: a result that of its minute, a change of state that of its day.
    private const string RollUpAgainSql = """
        UPDATE rollup_progress SET done_until = date_trunc(level, @Oldest::timestamptz, 'UTC')
        WHERE level = @Level AND done_until > @Oldest
        """;

    private readonly ClaimStore _claims = new();
    private readonly CheckResultStore _results = new();
    private readonly MonitorStateStore _states = new();
    private readonly StatusMapStore _map = new();
    private readonly StateIntervalStore _intervals = new();
    private readonly IncidentStore _incidents = new();
    private readonly MaintenanceStore _maintenance = new();
    private readonly StatusFeedStore _feed = new();

    /// <summary>Records a batch of reports.</summary>
    public async Task<RecordReceipt> RecordAsync(IReadOnlyList<CheckReport> reports, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);

        var services = (await _states.LoadAsync(connection, [.. reports.Select(report => report.MonitorNo).Distinct()], cancellationToken))
            .ToDictionary(service => service.Facts.No);
        var valid = await KeepValidAsync(connection, [.. reports.Where(report => services.ContainsKey(report.MonitorNo))], cancellationToken);
        var inserted = await _results.InsertAsync(connection, valid, cancellationToken);
        var fresh = valid.Where(report => inserted.Contains((report.MonitorNo, report.Seen.At))).OrderBy(report => report.Seen.At).ToList();
        var told = false;
        if (fresh.Count > 0)
        {
            (services, told) = await ApplyAsync(connection, fresh, services, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        Signal(told);
        return new RecordReceipt
        {
            Written = fresh.Count,
            Refused = [.. reports.Select(report => report.MonitorNo).Except(valid.Select(report => report.MonitorNo))],
            Shown = reports.Select(report => report.MonitorNo).Distinct().Where(services.ContainsKey).ToDictionary(no => no, no => services[no].Shown),
        };
    }

    /// <summary>
    /// Judges anew without a result: after monitors or nodes changed, which is told to all followers, or to notice what was not checked for too long.
    /// </summary>
    public async Task JudgeAsync(bool definitionsChanged, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var told = await JudgeWithinAsync(connection, definitionsChanged, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Signal(told);
    }

    /// <summary>The same within the caller's transaction, which holds <see cref="StatusLock"/>.</summary>
    /// <returns>Whether events were told, of which the dispatcher may be told after the commit.</returns>
    internal async Task<bool> JudgeWithinAsync(NpgsqlConnection connection, bool definitionsChanged, CancellationToken cancellationToken)
    {
        var services = (await _states.LoadAsync(connection, null, cancellationToken)).ToDictionary(service => service.Facts.No);
        var ledger = await OpenLedgerAsync(connection, services, await OpenCalendarAsync(connection, cancellationToken), cancellationToken);
        var now = PostgresTime.Truncate(time.GetUtcNow());
        ledger.TakeTurns(now);
        ledger.NoteLostSight(now);
        ledger.Judge(now);
        return await SaveAsync(connection, ledger, definitionsChanged, cancellationToken);
    }

    // Who waits for an alert waits for this: else the dispatcher looks by itself, within a second.
    private void Signal(bool told)
    {
        if (told)
        {
            outbox?.Raise();
        }
    }

    private async Task<(Dictionary<int, TrackedService> Services, bool Told)> ApplyAsync(
        NpgsqlConnection connection, List<CheckReport> reports, Dictionary<int, TrackedService> services, CancellationToken cancellationToken)
    {
        var calendar = await OpenCalendarAsync(connection, cancellationToken);
        var mustJudge = calendar.TurnsBy(reports[^1].Seen.At) || await _states.AnyWaitingAsync(connection, cancellationToken);
        if (mustJudge || reports.Exists(report => StatusLedger.NeedsJudging(services[report.MonitorNo], report.Seen)))
        {
            services = (await _states.LoadAsync(connection, null, cancellationToken)).ToDictionary(service => service.Facts.No);
        }

        var ledger = await OpenLedgerAsync(connection, services, calendar, cancellationToken);
        foreach (var report in reports)
        {
            ledger.Apply(report, mustJudge);
        }

        var told = await SaveAsync(connection, ledger, reload: false, cancellationToken);
        await RollUpAgainAsync(connection, "minute", reports[0].Seen.At, cancellationToken);
        return (services, told);
    }

    private async Task<MaintenanceCalendar> OpenCalendarAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        new(await _maintenance.ReadLiveAsync(connection, time.GetUtcNow(), cancellationToken));

    private async Task<StatusLedger> OpenLedgerAsync(
        NpgsqlConnection connection, Dictionary<int, TrackedService> services, MaintenanceCalendar calendar, CancellationToken cancellationToken)
    {
        var map = await _map.ReadAsync(connection, cancellationToken);
        var nodeStates = await _states.LoadNodesAsync(connection, cancellationToken);
        var open = await _incidents.LoadOpenAsync(connection, cancellationToken);
        return new StatusLedger(services, map?.Nodes ?? [], map?.Networks ?? [], nodeStates, new IncidentBook(open), calendar);
    }

    private async Task<bool> SaveAsync(NpgsqlConnection connection, StatusLedger ledger, bool reload, CancellationToken cancellationToken)
    {
        var batch = ledger.ToBatch(reload);
        await _states.SaveAsync(connection, [.. ledger.Dirty], cancellationToken);
        await _states.SaveNodesAsync(connection, ledger.ChangedNodes, cancellationToken);
        await _intervals.ChangeAsync(connection, ledger.Changes, cancellationToken);
        await _incidents.SaveAsync(connection, batch.Incidents, cancellationToken);
        foreach (var window in ledger.Turned)
        {
            await _maintenance.SaveAsync(connection, window, cancellationToken);
        }

        var news = ledger.News.ToList();
        foreach (var happened in news)
        {
            await EventOutbox.AppendAsync(connection, happened, actor: null, time.GetUtcNow(), cancellationToken);
        }

        if (ledger.Changes.Count > 0)
        {
            await RollUpAgainAsync(connection, "day", ledger.Changes.Min(change => change.At), cancellationToken);
        }

        if (batch is not { Results: [], Changes: [], Nodes: [], Incidents: [], Reload: false })
        {
            await _feed.AppendAsync(connection, PostgresTime.Truncate(time.GetUtcNow()), batch, cancellationToken);
        }

        return news.Count > 0;
    }

    private static Task RollUpAgainAsync(NpgsqlConnection connection, string level, DateTimeOffset oldest, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            RollUpAgainSql, new { Level = level, Oldest = oldest }, cancellationToken: cancellationToken));

    private async Task<List<CheckReport>> KeepValidAsync(
        NpgsqlConnection connection, List<CheckReport> reports, CancellationToken cancellationToken)
    {
        var claimed = reports.FindAll(report => report.Token is not null);
        if (claimed.Count == 0)
        {
            return reports;
        }

        var pairs = claimed.Select(report => (report.MonitorNo, Token: report.Token!.Value)).Distinct().ToList();
        var valid = await _claims.ReadValidAsync(
            connection, [.. pairs.Select(pair => pair.MonitorNo)], [.. pairs.Select(pair => pair.Token)], cancellationToken);
        return reports.FindAll(report => report.Token is not { } token || valid.Contains((report.MonitorNo, token)));
    }
}
