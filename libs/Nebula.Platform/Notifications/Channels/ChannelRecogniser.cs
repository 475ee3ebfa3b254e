using MimeKit;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>From something pasted to a channel.</summary>
public static class ChannelRecogniser
{
    private const int MaxText = 2000;

    public static Result<Recognised> Read(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxText || text.Any(char.IsControl))
        {
            return NotUnderstood();
        }

        if (DiscordWebhookUrl.Find(text) is not null)
        {
            var discord = new ChannelInput { Name = "Discord", Kind = ChannelKind.Discord, Discord = new DiscordInput(text) };
            return new Recognised(discord, [], "A webhook of a Discord channel.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) ? OfUrl(url, text) : OfAddress(text);
    }

    private static Result<Recognised> OfUrl(Uri url, string text) => url.Scheme switch
    {
        "http" or "https" when IsDiscord(url) => Error.Invalid(
            "paste_not_understood",
            "This is an address of Discord, but not of a webhook. Channel settings, Integrations, Webhooks, Copy Webhook URL gives https://discord.com/api/webhooks/<id>/<token>.",
            new FieldError("text", "It is no webhook's URL.")),
        "ntfy" => Ntfy($"https://{url.Authority}", url.AbsolutePath.Trim('/')),
        "http" or "https" when LooksLikeNtfy(url) => Ntfy(url.GetLeftPart(UriPartial.Authority), url.AbsolutePath.Trim('/')),
        "http" or "https" when ChannelValidator.HttpUrl(text) is not null => new Recognised(
            new ChannelInput { Name = url.Host, Kind = ChannelKind.Webhook, Webhook = new WebhookInput(text) },
            [],
            "Any other address gets JSON by POST, signed with a secret that is made and shown once."),
        "mailto" => OfAddress(Uri.UnescapeDataString(url.GetComponents(UriComponents.UserInfo | UriComponents.Host, UriFormat.Unescaped))),
        "smtp" or "smtps" => Smtp(url),
        _ => NotUnderstood(),
    };

    private static Result<Recognised> OfAddress(string text)
    {
        if (!InternetAddressList.TryParse(text, out var list) || list.Mailboxes.ToList() is not { Count: > 0 } mailboxes || mailboxes.Exists(mailbox => mailbox.Address.IndexOf('@') < 1))
        {
            return NotUnderstood();
        }

        var email = new EmailInput { Host = "", From = mailboxes[0].Address, To = [.. mailboxes.Select(mailbox => mailbox.Address)] };
        return new Recognised(
            new ChannelInput { Name = "Email", Kind = ChannelKind.Email, Email = email },
            ["email.host"],
            "An email address; the SMTP server that takes its mails is still to be named.");
    }

    private static Recognised Smtp(Uri url)
    {
        var (user, password) = url.UserInfo.Split(':', 2) is [var first, var second]
            ? (Uri.UnescapeDataString(first), Uri.UnescapeDataString(second))
            : (Uri.UnescapeDataString(url.UserInfo), null);
        var security = url.Scheme == "smtps" || url.Port == 465 ? EmailSecurity.Tls : EmailSecurity.StartTls;
        var from = user.Contains('@') ? user : "";
        var email = new EmailInput
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : null,
            Security = security,
            User = user.Length == 0 ? null : user,
            Password = password,
            From = from,
            To = from.Length == 0 ? [] : [from],
        };
        return new Recognised(
            new ChannelInput { Name = "Email", Kind = ChannelKind.Email, Email = email },
            from.Length == 0 ? ["email.from", "email.to"] : [],
            "An SMTP server.");
    }

    private static Recognised Ntfy(string server, string topic) => new(
        new ChannelInput { Name = "ntfy", Kind = ChannelKind.Ntfy, Ntfy = new NtfyInput { Server = server, Topic = topic } },
        topic.Length == 0 ? ["ntfy.topic"] : [],
        "A topic of an ntfy server. Whoever knows the topic can read it, unless the server asks for a token.");

    // A page of one name below a host that says what it is; anything else is a webhook.
    private static bool LooksLikeNtfy(Uri url) =>
        url is { Query: "", UserInfo: "" }
        && url.AbsolutePath.Trim('/') is var topic
        && !topic.Contains('/')
        && url.Host.Split('.') is var labels
        && labels.Contains("ntfy");

    private static bool IsDiscord(Uri url) =>
        url.IdnHost is "discord.gg" or "discord.com" or "discordapp.com"
        || url.IdnHost.EndsWith(".discord.com", StringComparison.OrdinalIgnoreCase);

    private static Error NotUnderstood() => Error.Invalid(
        "paste_not_understood",
        "This is not understood. A Discord webhook's URL, an ntfy topic's URL, an email address, smtp://user:password@host or any other https URL is.",
        new FieldError("text", "It is none of these."));
}
