namespace Nebula.Platform.Notifications.Channels;

public sealed record EmailTarget
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required EmailSecurity Security { get; init; }

    public string? User { get; init; }

    public required bool PasswordSet { get; init; }

    public required string From { get; init; }

    public required IReadOnlyList<string> To { get; init; }
}
