using MimeKit;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>Checks the part of a channel that writes mails. Addresses are parsed, so that none can bring a header of its own.</summary>
internal static class EmailValidator
{
    private const int MaxRecipients = 20;

    private const int MaxText = 200;

    public static Result<ChannelDraft> Read(ChannelDraft draft, EmailInput input)
    {
        var host = input.Host.Trim();
        if (host.Length is 0 or > MaxText || Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return ChannelFault.Of("email.host", "It must be the name or the address of an SMTP server, such as smtp.example.net.");
        }

        var port = input.Port ?? input.Security switch { EmailSecurity.Tls => 465, EmailSecurity.None => 25, _ => 587 };
        if (port is < 1 or > 65535)
        {
            return ChannelFault.Of("email.port", "It must be from 1 to 65535.");
        }

        if (input.User?.Length > MaxText || input.Password?.Length > MaxText)
        {
            return ChannelFault.Of("email.user", $"User and password may have {MaxText} characters.");
        }

        if (Address(input.From) is not { } from)
        {
            return ChannelFault.Of("email.from", "It must be one address, such as nebula@example.net.");
        }

        var to = input.To.Select(Address).ToList();
        if (to.Count is 0 or > MaxRecipients || to.Contains(null))
        {
            return ChannelFault.Of("email.to", $"It must be 1 to {MaxRecipients} addresses, such as you@example.net.");
        }

        var user = string.IsNullOrWhiteSpace(input.User) ? null : input.User.Trim();
        if (input.Password is null && draft.Secret.Key is not null && !IsFor(draft.Target.Email, host, port, user, input.Security))
        {
            return ChannelFault.Of("email.password", "Give it anew: the server, the user or how the way to it is kept changed.");
        }

        var password = input.Password is null ? draft.Secret.Key : input.Password is "" ? null : input.Password;
        if (user is not null && password is null)
        {
            return ChannelFault.Of("email.password", "It is missing: a user signs in with it.");
        }

        return draft with
        {
            Target = new ChannelTarget
            {
                Email = new EmailTarget
                {
                    Host = host,
                    Port = port,
                    Security = input.Security,
                    User = user,
                    PasswordSet = password is not null,
                    From = from,
                    To = [.. to.OfType<string>()],
                },
            },
            Secret = new ChannelSecret { Key = password },
        };
    }

    // A password is not read out by having it sent to somebody else, or in the clear.
    private static bool IsFor(EmailTarget? before, string host, int port, string? user, EmailSecurity security) =>
        before is not null
        && string.Equals(before.Host, host, StringComparison.OrdinalIgnoreCase)
        && (before.Port, before.User) == (port, user)
        && (security != EmailSecurity.None || before.Security == EmailSecurity.None);

    private static string? Address(string? text) =>
        text is { Length: <= MaxText } && !text.Any(char.IsControl) && MailboxAddress.TryParse(text.Trim(), out var mailbox) && mailbox.Address.IndexOf('@') > 0
            ? mailbox.ToString()
            : null;
}
