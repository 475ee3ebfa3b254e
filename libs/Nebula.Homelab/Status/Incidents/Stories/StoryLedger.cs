using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Npgsql;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>
/// Writes what people do about incidents: incident, audit, event and feed in one transaction, under the lock of those who judge, so that
/// neither undoes what the other wrote.
/// </summary>
public sealed class StoryLedger(NpgsqlDataSource database, TimeProvider time, OutboxSignal? outbox = null)
{
    private readonly IncidentStore _incidents = new();
    private readonly StatusFeedStore _feed = new();

    /// <summary>Changes an incident that there is.</summary>
    internal Task<Result<IncidentRecord>> ChangeAsync(
        Guid id, Actor actor, Func<IncidentRecord, DateTimeOffset, Result<StoryChange>> change, CancellationToken cancellationToken) => WriteAsync(
            actor,
            async (connection, now) => await _incidents.FindAsync(connection, id, cancellationToken) is { } incident
                ? change(incident, now)
                : NotFound,
            cancellationToken);

    internal async Task<Result<IncidentRecord>> WriteAsync(
        Actor actor, Func<NpgsqlConnection, DateTimeOffset, Task<Result<StoryChange>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var now = PostgresTime.Truncate(time.GetUtcNow());
        var changed = await change(connection, now);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        var (after, entry, isInternal) = changed.Value;
        await _incidents.SaveAsync(connection, [after], cancellationToken);
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        if (changed.Value.News is { } news)
        {
            await EventOutbox.AppendAsync(connection, news, actor.Name, now, cancellationToken);
        }

        await _feed.AppendAsync(connection, now, isInternal ? new FeedBatch { Internal = [after] } : new FeedBatch { Incidents = [after] }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox?.Raise();
        return after;
    }

    internal static Error NotFound { get; } = Error.NotFound("incident_not_found", "There is no such incident, or it is so old that it was deleted.");
}
