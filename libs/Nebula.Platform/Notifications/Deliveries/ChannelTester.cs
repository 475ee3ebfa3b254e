using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;
using Nebula.Platform.Notifications.Sending;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>Sends a message over a channel at once and tells what the other side said.</summary>
public sealed class ChannelTester
{
    private const string InsertSql =
        """
        insert into notification_deliveries (
            id, channel_id, channel_name, type, category, severity, title, occurred_at, planned_at, state, reason, detail, due_at, attempts,
            finished_at, took_ms, remote_id, answer)
        values (
            @Id, @ChannelId, @ChannelName, @Type, @Category, @Severity, @Title, @OccurredAt, @PlannedAt, @State, @Reason, @Detail, @DueAt, @Attempts,
            @FinishedAt, @TookMs, @RemoteId, @Answer)
        returning seq
        """;

    private readonly NpgsqlDataSource _database;
    private readonly DeliveryDispatcher _dispatcher;
    private readonly NoticeComposer _composer;
    private readonly TimeProvider _time;

    internal ChannelTester(NpgsqlDataSource database, DeliveryDispatcher dispatcher, NoticeComposer composer, TimeProvider time) =>
        (_database, _dispatcher, _composer, _time) = (database, dispatcher, composer, time);

    /// <summary>A line of the delivery log: sent, or failed and why.</summary>
    public async Task<Result<Delivery>> TestAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } channel)
        {
            return ChannelService.NotFound(id);
        }

        var now = _time.GetUtcNow();
        var started = _time.GetTimestamp();
        var notice = _composer.Test(Guid.CreateVersion7(now), channel.Name, now);
        var outcome = await _dispatcher.SendAsync(channel, notice, null, cancellationToken);
        var row = ToRow(channel, notice, outcome, now) with { TookMs = (int)_time.GetElapsedTime(started).TotalMilliseconds };

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var seq = await connection.QuerySingleAsync<long>(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
        if (outcome.Result == SendResult.Sent)
        {
            // It works: whatever it was waited for and given up for is over.
            await TurnStore.WaitAsync(connection, channel with { BrokenAt = null, BrokenWhy = null }, null, null, 0, cancellationToken);
        }

        var entry = new AuditEntry(actor, AuditActions.NotificationChannelTested, outcome.Result == SendResult.Sent ? AuditOutcome.Done : AuditOutcome.Failed)
        {
            Target = $"channel:{id}",
            TargetName = channel.Name,
            Detail = outcome.Answer,
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row with { Seq = seq }).ToDelivery();
    }

    // A connection of its own, given back before the other side is asked, however long that takes.
    private async Task<ChannelRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await ChannelStore.FindAsync(connection, id, cancellationToken);
    }

    private DeliveryRow ToRow(ChannelRow channel, Notice notice, SendOutcome outcome, DateTimeOffset now) => new()
    {
        Id = notice.DeliveryId,
        ChannelId = channel.Id,
        ChannelName = channel.Name,
        Type = notice.Type,
        Category = EventText.Of(notice.Category),
        Severity = EventText.Of(notice.Severity),
        Title = notice.Title,
        OccurredAt = now,
        PlannedAt = now,
        DueAt = now,
        State = outcome.Result == SendResult.Sent ? "sent" : "failed",
        Reason = outcome.Result switch
        {
            SendResult.Sent => null,
            SendResult.Limited => EventText.Of(DeliveryReason.RateLimited),
            SendResult.Failed => EventText.Of(DeliveryReason.GivenUp),
            _ => EventText.Of(DeliveryReason.Rejected),
        },
        Detail = outcome.Result == SendResult.Sent ? null : outcome.Answer,
        Attempts = 1,
        FinishedAt = _time.GetUtcNow(),
        RemoteId = outcome.RemoteId,
        Answer = outcome.Answer,
    };
}
