namespace Nebula.Platform.Notifications.Channels;

/// <summary>A channel's definition that was found good.</summary>
/// <param name="MadeSecret">The signing secret that was made for it, to be shown once.</param>
internal sealed record ChannelDraft(string Name, ChannelKind Kind, bool Enabled, ChannelTarget Target, ChannelSecret Secret, string? MadeSecret);
