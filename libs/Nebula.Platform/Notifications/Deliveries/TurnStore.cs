using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Sending;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>What a sender reads and writes while it has a channel's turn.</summary>
internal static class TurnStore
{
    // The one that waited longest for a turn; nobody waits behind a channel that always has something to send.
    private const string TakeSql =
        """
        with next as (
            select c.id from notification_channels c
            where (c.lease_until is null or c.lease_until <= @now) and (c.wait_until is null or c.wait_until <= @now)
              and exists (select from notification_deliveries d where d.channel_id = c.id and d.state = 'waiting' and d.due_at <= @now)
            order by c.lease_until nulls first
            limit 1
            for update of c skip locked
        )
        update notification_channels c set lease = @lease, lease_until = @until from next where c.id = next.id
        returning c.id
        """;

    private const string GiveBackSql = "update notification_channels set lease = null, lease_until = @now where id = @channel and lease = @lease";

    private const string NextSql =
        $"""
        select {DeliveryRow.Columns} from notification_deliveries
        where channel_id = @channel and state = 'waiting' and due_at <= @now
        order by seq
        limit 1
        """;

    // Committed before anything is sent: who finds it started knows that the process before may have sent it.
    private const string StartSql =
        """
        with mine as (update notification_channels set lease_until = @until where id = @channel and lease = @lease returning id)
        update notification_deliveries d set started_at = @now, attempts = attempts + 1, doubtful = doubtful or started_at is not null
        from mine where d.id = @id and d.state = 'waiting'
        """;

    // Whoever took the turn meanwhile knows of the attempt, and has the last word.
    private const string MineSql = "select exists (select from notification_channels where id = @channel and lease = @lease for no key update)";

    private const string HoldSql = $"select {StoryHoldRow.Columns} from story_holds where story = @story";

    private const string MessageSql = "select remote_id from notification_messages where channel_id = @channel and story = @story";

    private const string FinishSql =
        """
        update notification_deliveries
        set state = @state, reason = @reason, detail = @detail, finished_at = @finishedAt, took_ms = @tookMs, remote_id = @remoteId,
            answer = @answer, started_at = null, doubtful = doubtful or @mayHaveArrived
        where id = @id and state = 'waiting'
        """;

    private const string RememberSql =
        """
        insert into notification_messages (channel_id, story, remote_id, sent_at) values (@channel, @story, @remoteId, @now)
        on conflict (channel_id, story) do update set remote_id = excluded.remote_id, sent_at = excluded.sent_at
        """;

    private const string WaitSql =
        """
        update notification_channels
        set wait_until = @until, wait_for = @why, failures = @failures, broken_at = @brokenAt, broken_why = @brokenWhy
        where id = @channel
        """;

    public static Task<Guid?> TakeAsync(NpgsqlConnection connection, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(TakeSql, new { lease, now, until }, cancellationToken: cancellationToken));

    public static Task GiveBackAsync(NpgsqlConnection connection, Guid channel, Guid lease, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(GiveBackSql, new { channel, lease, now }, cancellationToken: cancellationToken));

    public static Task<DeliveryRow?> NextAsync(NpgsqlConnection connection, Guid channel, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<DeliveryRow>(new CommandDefinition(NextSql, new { channel, now }, cancellationToken: cancellationToken));

    /// <returns>False when the turn is another process's by now, or somebody has settled the delivery.</returns>
    public static async Task<bool> StartAsync(
        NpgsqlConnection connection, DeliveryRow delivery, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(
            StartSql, new { delivery.Id, channel = delivery.ChannelId, lease, now, until }, cancellationToken: cancellationToken)) == 1;

    /// <summary>Within a transaction: whether the turn is still this lease's, which it then is until the transaction's end.</summary>
    public static Task<bool> IsMineAsync(NpgsqlConnection connection, Guid channel, Guid lease, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(new CommandDefinition(MineSql, new { channel, lease }, cancellationToken: cancellationToken));

    public static async Task<StoryHold?> FindHoldAsync(NpgsqlConnection connection, string story, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<StoryHoldRow>(new CommandDefinition(HoldSql, new { story }, cancellationToken: cancellationToken)))?.ToHold();

    public static Task<string?> FindMessageAsync(NpgsqlConnection connection, Guid channel, string story, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(MessageSql, new { channel, story }, cancellationToken: cancellationToken));

    /// <returns>False when it was settled before: by this very settlement, of which the answer got lost, or by somebody else.</returns>
    public static async Task<bool> FinishAsync(NpgsqlConnection connection, Settlement settlement, CancellationToken cancellationToken)
    {
        var delivery = settlement.Delivery;
        var row = new
        {
            id = delivery.Id,
            state = EventText.Of(settlement.State),
            reason = settlement.Reason is { } reason ? EventText.Of(reason) : null,
            detail = settlement.Detail,
            finishedAt = settlement.State == DeliveryState.Waiting ? (DateTimeOffset?)null : settlement.At,
            tookMs = settlement.TookMs,
            remoteId = settlement.Outcome?.RemoteId,
            answer = settlement.Outcome?.Answer,
            mayHaveArrived = settlement.Outcome?.MayHaveArrived == true,
        };
        var settled = await connection.ExecuteAsync(new CommandDefinition(FinishSql, row, cancellationToken: cancellationToken));
        if (settlement.Outcome is { Result: SendResult.Sent, RemoteId: { } remoteId } && delivery.Story is { } story)
        {
            var message = new { channel = delivery.ChannelId, story, remoteId, now = settlement.At };
            await connection.ExecuteAsync(new CommandDefinition(RememberSql, message, cancellationToken: cancellationToken));
        }

        return settled == 1;
    }

    public static Task WaitAsync(
        NpgsqlConnection connection, ChannelRow channel, DateTimeOffset? until, string? why, int failures, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            WaitSql,
            new { channel = channel.Id, until, why, failures, brokenAt = channel.BrokenAt, brokenWhy = channel.BrokenWhy },
            cancellationToken: cancellationToken));
}
