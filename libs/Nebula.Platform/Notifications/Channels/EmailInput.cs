namespace Nebula.Platform.Notifications.Channels;

/// <summary>An SMTP server, and who writes to whom over it.</summary>
public sealed record EmailInput
{
    public required string Host { get; init; }

    /// <summary>587 for STARTTLS, 465 for TLS, 25 for none when not given.</summary>
    public int? Port { get; init; }

    public EmailSecurity Security { get; init; } = EmailSecurity.StartTls;

    /// <summary>Null where the server asks for no sign-in.</summary>
    public string? User { get; init; }

    /// <summary>Goes with the user; empty text takes it away.</summary>
    public string? Password { get; init; }

    public required string From { get; init; }

    public required IReadOnlyList<string> To { get; init; }
}
