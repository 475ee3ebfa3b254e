using System.Text.RegularExpressions;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>The URL of a Discord webhook: an id, and the token that lets anybody write.</summary>
internal sealed partial record DiscordWebhookUrl(string Id, string Token)
{
    private static readonly string[] Hosts = ["discord.com", "discordapp.com", "canary.discord.com", "ptb.discord.com"];

    /// <summary>Null when the text is none. The host is Discord's, whatever else stands there.</summary>
    public static DiscordWebhookUrl? Find(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
        && url is { Scheme: "https", IsDefaultPort: true, UserInfo: "" }
        && Hosts.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)
        && Path().Match(url.AbsolutePath) is { Success: true } match
            ? new DiscordWebhookUrl(match.Groups["id"].Value, match.Groups["token"].Value)
            : null;

    [GeneratedRegex(@"^/api(/v\d{1,2})?/webhooks/(?<id>\d{5,20})/(?<token>[A-Za-z0-9_-]{20,200})/?$", RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
