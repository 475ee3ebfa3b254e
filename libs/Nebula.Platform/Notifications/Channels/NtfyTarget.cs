namespace Nebula.Platform.Notifications.Channels;

public sealed record NtfyTarget(string Server, string Topic, bool TokenSet);
