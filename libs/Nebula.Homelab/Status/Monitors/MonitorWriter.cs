using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Writes changes of monitors with all that follows from them: one verdict on everything, and of each its audit entry and its event.</summary>
internal sealed class MonitorWriter(NpgsqlDataSource database, StatusRecorder recorder, TimeProvider time)
{
    private readonly MonitorStore _store = new();

    /// <summary>Runs a change in one transaction. An error takes all of it back.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="action">What it is, in the audit log.</param>
    /// <param name="change">Makes the changes on the connection.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    // One writer at a time: keys, circles and versions are checked and written under the lock that also orders what followers are told.
    public async Task<Result<List<MonitorChange>>> ChangeAsync(
        Actor actor, string action, Func<NpgsqlConnection, Task<Result<List<MonitorChange>>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var changed = await change(connection);
        if (!changed.IsSuccess || changed.Value.Count == 0)
        {
            return changed;
        }

        await recorder.JudgeWithinAsync(connection, definitionsChanged: true, cancellationToken);
        foreach (var done in changed.Value)
        {
            await AuditTrail.AppendAsync(connection, done.ToEntry(actor, action), time.GetUtcNow(), cancellationToken);
            if (done.ToEvent() is { } happened)
            {
                await EventOutbox.AppendAsync(connection, happened, actor.Name, time.GetUtcNow(), cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    public async Task<Monitor> SaveAsync(NpgsqlConnection connection, Monitor monitor, CancellationToken cancellationToken)
    {
        var saved = monitor with { UpdatedAt = PostgresTime.Truncate(time.GetUtcNow()) };
        return await _store.UpdateAsync(connection, saved, cancellationToken)
            ? saved with { Version = saved.Version + 1 }
            : throw new InvalidOperationException($"Monitor {monitor.Id} changed under the lock.");
    }
}
