using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Messages;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>A message on its way.</summary>
/// <param name="Notice">What it says.</param>
/// <param name="Target">Where to.</param>
/// <param name="Secret">With what.</param>
/// <param name="RemoteId">The id of the story's message, which is to be changed; null when there is none.</param>
internal sealed record Dispatch(Notice Notice, ChannelTarget Target, ChannelSecret Secret, string? RemoteId);
