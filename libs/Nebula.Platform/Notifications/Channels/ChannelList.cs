namespace Nebula.Platform.Notifications.Channels;

public sealed record ChannelList(IReadOnlyList<Channel> Items);
