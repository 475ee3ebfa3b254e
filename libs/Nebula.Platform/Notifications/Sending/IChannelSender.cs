using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>Speaks the protocol of one kind of channel.</summary>
internal interface IChannelSender
{
    ChannelKind Kind { get; }

    /// <summary>One attempt. What goes wrong on the way is an outcome; nothing is thrown but cancellation by the caller.</summary>
    Task<SendOutcome> SendAsync(Dispatch dispatch, CancellationToken cancellationToken);
}
