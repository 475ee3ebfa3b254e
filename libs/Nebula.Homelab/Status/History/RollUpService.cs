using Nebula.Homelab.Status.Recording;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>
/// Rolls results up and lets go of what is too old. Both are idempotent: run twice, stopped in the middle, or run after a long absence,
/// the outcome is the same.
/// </summary>
public sealed class RollUpService(NpgsqlDataSource database, TimeProvider time)
{
    // One transaction takes at most this much, so that nobody waits long for the lock.
    private static readonly TimeSpan MinuteStretch = TimeSpan.FromHours(1);
    private static readonly TimeSpan HourStretch = TimeSpan.FromDays(1);
    private static readonly TimeSpan DayStretch = TimeSpan.FromDays(1);

    private readonly RollUpStore _store = new();
    private readonly PruneStore _prune = new();
    private readonly StatusFeedStore _feed = new();

    public async Task RollUpAsync(CancellationToken cancellationToken)
    {
        await RollUpAsync(RollUpLevel.Minute, TimeSpan.FromMinutes(1), MinuteStretch, cancellationToken);
        await RollUpAsync(RollUpLevel.Hour, TimeSpan.FromHours(1), HourStretch, cancellationToken);
        await RollUpAsync(RollUpLevel.Day, TimeSpan.FromDays(1), DayStretch, cancellationToken);
    }

    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var now = time.GetUtcNow();
        await _prune.PruneAsync(connection, now, cancellationToken);
        await _feed.PruneAsync(connection, now - StatusRetention.Feed, cancellationToken);
    }

    private async Task RollUpAsync(RollUpLevel level, TimeSpan bucket, TimeSpan stretch, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

            // The recorder sets the progress back for results that come late; without its lock one could slip through.
            await StatusLock.TakeAsync(connection, transaction, cancellationToken);
            var progress = await _store.ReadProgressAsync(connection, cancellationToken);
            if (progress.Count == 0)
            {
                return;
            }

            var from = progress[NameOf(level)];
            var until = Floor(level == RollUpLevel.Minute ? time.GetUtcNow() : progress[NameOf(level - 1)], bucket);
            var to = from + stretch < until ? from + stretch : until;
            if (to <= from)
            {
                await transaction.CommitAsync(cancellationToken);
                return;
            }

            await _store.RollUpAsync(connection, level, from, to, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static string NameOf(RollUpLevel level) => level switch
    {
        RollUpLevel.Minute => "minute",
        RollUpLevel.Hour => "hour",
        _ => "day",
    };

    private static DateTimeOffset Floor(DateTimeOffset moment, TimeSpan bucket) =>
        new(moment.UtcTicks - (moment.UtcTicks % bucket.Ticks), TimeSpan.Zero);
}
