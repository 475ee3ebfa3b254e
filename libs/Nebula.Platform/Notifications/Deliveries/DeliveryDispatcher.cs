using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;
using Nebula.Platform.Notifications.Sending;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>From a row to an attempt: opens the channel's secrets, writes the message, hands it to who speaks the protocol.</summary>
internal sealed class DeliveryDispatcher(ChannelVault vault, NoticeComposer composer, IEnumerable<IChannelSender> senders)
{
    private readonly Dictionary<ChannelKind, IChannelSender> _senders = senders.ToDictionary(sender => sender.Kind);

    public async Task<SendOutcome> SendAsync(NpgsqlConnection connection, ChannelRow channel, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        if (await composer.ComposeAsync(connection, delivery, cancellationToken) is not { } notice)
        {
            return new SendOutcome(SendResult.Rejected, "The event is so old that it was deleted.");
        }

        var message = channel.KindOf == ChannelKind.Discord && delivery.Story is { } story
            ? await TurnStore.FindMessageAsync(connection, channel.Id, story, cancellationToken)
            : null;
        return await SendAsync(channel, notice, message, cancellationToken);
    }

    public async Task<SendOutcome> SendAsync(ChannelRow channel, Notice notice, string? message, CancellationToken cancellationToken)
    {
        var secret = await vault.OpenAsync(channel, cancellationToken);

        // A key file that is away comes back; nothing is lost by waiting for it.
        return secret.IsSuccess
            ? await _senders[channel.KindOf].SendAsync(new Dispatch(notice, channel.TargetOf, secret.Value, message), cancellationToken)
            : new SendOutcome(SendResult.Failed, secret.Error.Detail);
    }
}
