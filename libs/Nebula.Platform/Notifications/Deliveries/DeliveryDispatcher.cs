using Microsoft.Extensions.Logging;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;
using Nebula.Platform.Notifications.Sending;
using Npgsql;

namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>From a row to an attempt: writes the message, opens the channel's secrets, hands it to who speaks the protocol.</summary>
internal sealed partial class DeliveryDispatcher(
    ChannelVault vault, NoticeComposer composer, IEnumerable<IChannelSender> senders, ILogger<DeliveryDispatcher> logger)
{
    private const int MaxAnswer = 500;

    private readonly Dictionary<ChannelKind, IChannelSender> _senders = senders.ToDictionary(sender => sender.Kind);

    /// <returns>The message, null when its event was deleted, and the id of the message that it is to replace.</returns>
    public async Task<(Notice? Notice, string? RemoteId)> PrepareAsync(
        NpgsqlConnection connection, ChannelRow channel, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        var notice = await composer.ComposeAsync(connection, delivery, cancellationToken);
        var message = channel.KindOf == ChannelKind.Discord && delivery.Story is { } story
            ? await TurnStore.FindMessageAsync(connection, channel.Id, story, cancellationToken)
            : null;
        return (notice, message);
    }

    /// <summary>Whatever comes of it is an outcome: nothing that the other side answers may keep a channel from going on.</summary>
    public async Task<SendOutcome> SendAsync(ChannelRow channel, Notice? notice, string? message, CancellationToken cancellationToken)
    {
        if (notice is null)
        {
            return new SendOutcome(SendResult.Rejected, "The event is so old that it was deleted.");
        }

        try
        {
            return Clean(await AttemptAsync(channel, notice, message, cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, channel.Name);
            return new SendOutcome(SendResult.Failed, "The attempt ended in an error that nobody foresaw; the log has it.");
        }
    }

    private async Task<SendOutcome> AttemptAsync(ChannelRow channel, Notice notice, string? message, CancellationToken cancellationToken)
    {
        var secret = await vault.OpenAsync(channel, cancellationToken);

        // A key file that is away comes back; nothing is lost by waiting for it.
        if (!secret.IsSuccess)
        {
            return new SendOutcome(SendResult.Failed, secret.Error.Detail);
        }

        // Some servers repeat what they were given.
        var outcome = await _senders[channel.KindOf].SendAsync(new Dispatch(notice, channel.TargetOf, secret.Value, message), cancellationToken);
        return secret.Value.Key is { Length: > 0 } key ? outcome with { Answer = outcome.Answer.Replace(key, "***", StringComparison.Ordinal) } : outcome;
    }

    // Words of strangers: PostgreSQL takes neither NUL nor half a character, and nobody reads pages of them.
    private static SendOutcome Clean(SendOutcome outcome) => outcome with
    {
        Answer = NoticeText.Cut(NoticeText.OneLine(outcome.Answer), MaxAnswer),
        RemoteId = outcome.RemoteId is { } id && NoticeText.OneLine(id) is { Length: > 0 and <= MaxAnswer } clean ? clean : null,
    };

    [LoggerMessage(LogLevel.Warning, "An attempt to send over the channel {Channel} failed in a way that nobody foresaw")]
    private partial void LogFailed(Exception exception, string channel);
}
