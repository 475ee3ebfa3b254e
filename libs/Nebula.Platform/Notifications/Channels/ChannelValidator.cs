using System.Text.RegularExpressions;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>Checks a channel's definition and parts it into what may be shown and what is secret.</summary>
internal static partial class ChannelValidator
{
    public const int MaxName = 80;

    private const int MinSecret = 16;

    private const int MaxSecret = 200;

    private const int MaxUrl = 2000;

    /// <param name="input">As the caller wrote it.</param>
    /// <param name="kept">The secrets so far, for those that are left out; none for a new channel, or one that changes its kind.</param>
    /// <param name="keptFor">What those secrets were given for: they are sent nowhere else.</param>
    public static Result<ChannelDraft> Read(ChannelInput input, ChannelSecret kept, ChannelTarget keptFor)
    {
        var name = input.Name.Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
        {
            return ChannelFault.Of("name", $"It must have 1 to {MaxName} characters, none of them a control character.");
        }

        var parts = new object?[] { input.Discord, input.Webhook, input.Ntfy, input.Email };
        if (parts.Count(part => part is not null) > 1 || (parts[(int)input.Kind] is null && parts.Any(part => part is not null)))
        {
            return ChannelFault.Of("kind", $"A channel of this kind has the part {FieldOf(input.Kind)} and no other.");
        }

        var draft = new ChannelDraft(name, input.Kind, input.Enabled, keptFor, kept, null);
        return input.Kind switch
        {
            ChannelKind.Discord => Discord(draft, input.Discord ?? new DiscordInput()),
            ChannelKind.Webhook => Webhook(draft, input.Webhook ?? new WebhookInput()),
            ChannelKind.Ntfy when input.Ntfy is { } ntfy => Ntfy(draft, ntfy),
            ChannelKind.Email when input.Email is { } email => EmailValidator.Read(draft, email),
            _ => ChannelFault.Of(FieldOf(input.Kind), "It is missing."),
        };
    }

    private static Result<ChannelDraft> Discord(ChannelDraft draft, DiscordInput input)
    {
        var url = string.IsNullOrWhiteSpace(input.WebhookUrl) ? draft.Secret.Url : input.WebhookUrl.Trim();
        return url is not null && DiscordWebhookUrl.Find(url) is { } webhook
            ? draft with { Target = new ChannelTarget { Discord = new DiscordTarget(webhook.Id) }, Secret = new ChannelSecret { Url = url } }
            : ChannelFault.Of("discord.webhookUrl", "It must be a webhook's URL as Discord copies it: https://discord.com/api/webhooks/<id>/<token>.");
    }

    private static Result<ChannelDraft> Webhook(ChannelDraft draft, WebhookInput input)
    {
        var text = string.IsNullOrWhiteSpace(input.Url) ? draft.Secret.Url : input.Url.Trim();
        if (text is null || HttpUrl(text) is not { } url)
        {
            return ChannelFault.Of("webhook.url", $"It must be a URL with http or https, without a name and password in it, of {MaxUrl} characters at most.");
        }

        if (input.Secret is { Length: > 0 and (< MinSecret or > MaxSecret) })
        {
            return ChannelFault.Of("webhook.secret", $"It must have {MinSecret} to {MaxSecret} characters.");
        }

        var given = string.IsNullOrEmpty(input.Secret) ? draft.Secret.Key : input.Secret;
        var made = given is null ? SecretToken.Create() : null;
        return draft with
        {
            Target = new ChannelTarget { Webhook = new WebhookTarget(url.GetLeftPart(UriPartial.Authority)) },
            Secret = new ChannelSecret { Url = text, Key = given ?? made },
            MadeSecret = made,
        };
    }

    private static Result<ChannelDraft> Ntfy(ChannelDraft draft, NtfyInput input)
    {
        if (HttpUrl(input.Server.Trim().TrimEnd('/')) is not { Query: "", Fragment: "" } server)
        {
            return ChannelFault.Of("ntfy.server", "It must be the URL of an ntfy server, such as https://ntfy.sh.");
        }

        if (!Topic().IsMatch(input.Topic))
        {
            return ChannelFault.Of("ntfy.topic", "It must have 1 to 64 letters, digits, - or _.");
        }

        if (input.Token is { Length: > MaxSecret } || input.Token?.Any(letter => letter is <= ' ' or > '~') == true)
        {
            return ChannelFault.Of("ntfy.token", $"It must have up to {MaxSecret} characters without spaces.");
        }

        var address = server.AbsoluteUri.TrimEnd('/');
        if (input.Token is null && draft.Secret.Key is not null && draft.Target.Ntfy?.Server != address)
        {
            return ChannelFault.Of("ntfy.token", "Give it anew: the server changed.");
        }

        var token = input.Token is null ? draft.Secret.Key : input.Token is "" ? null : input.Token;
        return draft with
        {
            Target = new ChannelTarget { Ntfy = new NtfyTarget(address, input.Topic, token is not null) },
            Secret = new ChannelSecret { Key = token },
        };
    }

    internal static Uri? HttpUrl(string text) =>
        text.Length <= MaxUrl
        && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 }
            ? url
            : null;

    private static string FieldOf(ChannelKind kind) => kind.ToString().ToLowerInvariant();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Topic();
}
