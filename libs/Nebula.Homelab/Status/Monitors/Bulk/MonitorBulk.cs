using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>
/// Changes many monitors at once. Those that can be changed are, in one transaction with one audit entry each, and judged once; each of the others is
/// refused by itself, as a single edit would be. Should the database fail, none is changed.
/// </summary>
public sealed class MonitorBulk(NpgsqlDataSource database, StatusRecorder recorder, TimeProvider time)
{
    private readonly MonitorStore _store = new();
    private readonly MonitorWriter _writer = new(database, recorder, time);

    public async Task<Result<MonitorBulkReport>> ApplyAsync(MonitorBulkInput input, Actor actor, CancellationToken cancellationToken)
    {
        var act = BulkReader.Read(input);
        if (!act.IsSuccess)
        {
            return act.Error;
        }

        List<MonitorBulkResult> results = [];
        var changed = await _writer.ChangeAsync(
            actor,
            act.Value.Action,
            async connection =>
            {
                results.Clear();
                return await ChangeAsync(connection, act.Value, results, cancellationToken);
            },
            cancellationToken);
        return changed.IsSuccess ? new MonitorBulkReport(results) : changed.Error;
    }

    private async Task<Result<List<MonitorChange>>> ChangeAsync(
        NpgsqlConnection connection, BulkAct act, List<MonitorBulkResult> results, CancellationToken cancellationToken)
    {
        List<MonitorChange> changes = [];
        var known = (await _store.FindManyAsync(connection, [.. act.Monitors.Select(monitor => monitor.Id)], cancellationToken)).ToDictionary(monitor => monitor.Id);
        foreach (var (id, version) in act.Monitors)
        {
            var monitor = known.GetValueOrDefault(id);
            var decided = Decide(act, id, version, monitor);
            if (!decided.IsSuccess)
            {
                results.Add(MonitorBulkResult.Refused(id, monitor, decided.Error));
                continue;
            }

            var (before, after) = (decided.Value.Before!, decided.Value.After);
            if (after is not null && MonitorRow.Of(after).IsSameAs(MonitorRow.Of(before)))
            {
                results.Add(MonitorBulkResult.Of(id, before, BulkOutcome.Unchanged));
                continue;
            }

            changes.Add(new MonitorChange(before, after is null ? null : await _writer.SaveAsync(connection, after, cancellationToken)));
            results.Add(MonitorBulkResult.Of(id, before, BulkOutcome.Done));
        }

        if (act.Delete)
        {
            await _store.RetireAsync(connection, [.. changes.Select(change => change.Subject.Id)], PostgresTime.Truncate(time.GetUtcNow()), cancellationToken);
        }

        return changes;
    }

    private static Result<MonitorChange> Decide(BulkAct act, Guid id, int version, Monitor? monitor)
    {
        if (monitor is null)
        {
            return MonitorErrors.NotFound(id);
        }

        if (act.Paused is null && monitor.Source == MonitorSource.File)
        {
            return MonitorErrors.OwnedByFile(monitor);
        }

        if (monitor.Version != version)
        {
            return MonitorErrors.Changed(monitor, version);
        }

        if (act.Delete)
        {
            return new MonitorChange(monitor, null);
        }

        var patched = act.Paused is { } paused ? monitor with { Paused = paused } : act.Patch!.ApplyTo(monitor);
        return patched.IsSuccess ? new MonitorChange(monitor, patched.Value) : patched.Error;
    }
}
