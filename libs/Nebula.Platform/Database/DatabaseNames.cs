namespace Nebula.Platform.Database;

/// <summary>The three databases; also the keys under which data sources are registered.</summary>
public static class DatabaseNames
{
    public const string HomelabJarvis = "homelab_jarvis";

    public const string DiscordBot = "discord_bot";

    public const string StreamBot = "stream_bot";

    public static IReadOnlyList<string> All { get; } = [HomelabJarvis, DiscordBot, StreamBot];
}
