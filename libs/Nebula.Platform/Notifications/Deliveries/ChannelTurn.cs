using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;
using Nebula.Platform.Notifications.Reminding;
using Nebula.Platform.Notifications.Sending;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>
/// Sends what is due over one channel, one after the other, while no other process does. What belongs to one story arrives in its order,
/// and a channel that asks to wait or does not answer holds up nothing but itself: while it is asked, no connection to the database is held.
/// </summary>
internal sealed class ChannelTurn(NpgsqlDataSource database, DeliveryDispatcher dispatcher, OpenStories open, OutboxSignal outbox, TimeProvider time)
{
    private const int MaxOfOneTurn = 20;

    private const int MaxWhy = 200;

    private const string Twice = "An attempt before ended without an answer; it may have arrived twice.";

    // Longer than an attempt may take, and no longer: so long nobody hears anything after a process died.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    // Email has many steps, and a reminder is a message that comes and one that goes.
    private static readonly TimeSpan LongLease = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan NoteAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>For how long a message is tried. What somebody is told a day late helps nobody.</summary>
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    /// <returns>Whether there was anything to do.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var lease = Guid.CreateVersion7(time.GetUtcNow());
        if (await TakeAsync(lease, cancellationToken) is not { } channel)
        {
            return false;
        }

        try
        {
            for (var sent = 0; sent < MaxOfOneTurn && await StepAsync(channel, lease, cancellationToken); sent++)
            {
            }
        }
        finally
        {
            // Also at the end of this process: the next one need not wait for the lease to run out.
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await TurnStore.GiveBackAsync(connection, channel, lease, time.GetUtcNow(), CancellationToken.None);
        }

        return true;
    }

    private async Task<Guid?> TakeAsync(Guid lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await TurnStore.TakeAsync(connection, lease, now, now + Lease, cancellationToken);
    }

    private async Task<bool> StepAsync(Guid id, Guid lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var before = await database.OpenConnectionAsync(cancellationToken);
        if (await ChannelStore.FindAsync(before, id, cancellationToken) is not { } channel
            || channel.WaitUntil > now
            || await TurnStore.NextAsync(before, id, now, cancellationToken) is not { } delivery)
        {
            return false;
        }

        if (await WhyNotAsync(before, channel, delivery, cancellationToken) is { } reason)
        {
            var detail = reason == DeliveryReason.ChannelBroken ? channel.BrokenWhy : null;
            return await SettleAsync(before, channel, lease, new Settlement(delivery, DeliveryState.NotSent, reason, detail, now), cancellationToken);
        }

        var until = now + (channel.KindOf == ChannelKind.Email || delivery.Reminder > 0 ? LongLease : Lease);
        if (!await TurnStore.StartAsync(before, delivery, lease, now, until, cancellationToken))
        {
            return false;
        }

        var (notice, message) = await dispatcher.PrepareAsync(before, channel, delivery, cancellationToken);
        await before.CloseAsync();
        var started = time.GetTimestamp();
        var outcome = await dispatcher.SendAsync(channel, notice, message, cancellationToken);
        var settlement = Judge(delivery, outcome) with { TookMs = (int)time.GetElapsedTime(started).TotalMilliseconds };
        return await NoteAsync(channel, lease, settlement, cancellationToken);
    }

    // It has been sent, whatever is being stopped meanwhile: that has to be known. While the database is away, nobody else has the turn.
    private async Task<bool> NoteAsync(ChannelRow channel, Guid lease, Settlement settlement, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await using var after = await database.OpenConnectionAsync(CancellationToken.None);
                return await SettleAsync(after, channel, lease, settlement, CancellationToken.None);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested && DatabaseFailure.Is(exception))
            {
                await Task.Delay(NoteAgainAfter, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<DeliveryReason?> WhyNotAsync(
        NpgsqlConnection connection, ChannelRow channel, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        if (!channel.Enabled || channel.BrokenAt is not null)
        {
            return channel.Enabled ? DeliveryReason.ChannelBroken : DeliveryReason.ChannelDisabled;
        }

        // It may be over since it was planned: then its end is what is told.
        if (delivery.Reminder > 0 && !await open.IsOpenAsync(delivery.Story!, cancellationToken))
        {
            return DeliveryReason.NoLongerOpen;
        }

        // Somebody may have taken it in hand while it waited; the end is told all the same.
        var hold = delivery is { Story: { } story } && (delivery.PhaseOf == StoryPhase.Start || delivery.Reminder > 0)
            ? await TurnStore.FindHoldAsync(connection, story, cancellationToken)
            : null;
        return hold?.Counts(delivery.DueAt) != true
            ? null
            : hold.Kind == Acknowledging.StoryHoldKind.Acknowledged ? DeliveryReason.Acknowledged : DeliveryReason.Snoozed;
    }

    private Settlement Judge(DeliveryRow delivery, SendOutcome outcome)
    {
        var now = time.GetUtcNow();
        var tooLate = now - (delivery.DueAt > delivery.PlannedAt ? delivery.DueAt : delivery.PlannedAt) > GiveUpAfter;
        return outcome.Result switch
        {
            SendResult.Sent => new Settlement(
                delivery,
                DeliveryState.Sent,
                null,
                delivery.MayHaveArrived ? Twice : null,
                now)
            { Outcome = outcome },
            SendResult.Rejected or SendResult.Gone => new Settlement(delivery, DeliveryState.Failed, DeliveryReason.Rejected, outcome.Answer, now) { Outcome = outcome },
            _ when tooLate => new Settlement(delivery, DeliveryState.Failed, DeliveryReason.GivenUp, outcome.Answer, now) { Outcome = outcome },
            SendResult.Limited => new Settlement(delivery, DeliveryState.Waiting, DeliveryReason.RateLimited, outcome.Answer, now) { Outcome = outcome },
            _ => new Settlement(delivery, DeliveryState.Waiting, DeliveryReason.Retrying, outcome.Answer, now) { Outcome = outcome },
        };
    }

    /// <returns>False when the turn is another process's by now: what this one saw is not what counts.</returns>
    private async Task<bool> SettleAsync(
        NpgsqlConnection connection, ChannelRow channel, Guid lease, Settlement settlement, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await TurnStore.IsMineAsync(connection, channel.Id, lease, cancellationToken))
        {
            return false;
        }

        var settled = await TurnStore.FinishAsync(connection, settlement, cancellationToken);
        await TellChannelAsync(connection, channel, settlement, cancellationToken);

        // Not of news about failures: two channels that both refuse would go on telling each other's.
        var isNews = settled && settlement is { State: DeliveryState.Failed, Delivery.Type: not "notification.failed" };
        if (isNews)
        {
            var delivery = settlement.Delivery;

            // Everybody may read this event: of one of security it says neither what happened nor words that may repeat it.
            var why = delivery.IsSecurity
                ? EventText.Of(settlement.Reason ?? DeliveryReason.Rejected)
                : NoticeText.Cut(NoticeText.OneLine(settlement.Detail ?? ""), MaxWhy);
            var failed = new NotificationFailed(delivery.Id, channel.Id, channel.Name, delivery.IsSecurity ? null : delivery.Title, why);
            await EventOutbox.AppendAsync(connection, failed, Actor.Nebula.Name, settlement.At, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (isNews)
        {
            outbox.Raise();
        }

        return true;
    }

    private static Task TellChannelAsync(NpgsqlConnection connection, ChannelRow channel, Settlement settlement, CancellationToken cancellationToken)
    {
        var (at, failures) = (settlement.At, channel.Failures + 1);
        return settlement.Outcome switch
        {
            null => Task.CompletedTask,
            { Result: SendResult.Gone } gone => TurnStore.WaitAsync(
                connection, channel with { BrokenAt = at, BrokenWhy = gone.Answer }, null, null, 0, cancellationToken),
            { Result: SendResult.Limited } limited => TurnStore.WaitAsync(
                connection, channel, at + (limited.Wait ?? ChannelBackoff.After(failures)), limited.Answer, channel.Failures, cancellationToken),
            { Result: SendResult.Failed } failed => TurnStore.WaitAsync(
                connection, channel, at + ChannelBackoff.After(failures), failed.Answer, failures, cancellationToken),
            { Wait: { } wait } => TurnStore.WaitAsync(connection, channel, at + wait, "It takes so many messages at a time.", 0, cancellationToken),
            _ => TurnStore.WaitAsync(connection, channel, null, null, 0, cancellationToken),
        };
    }
}
