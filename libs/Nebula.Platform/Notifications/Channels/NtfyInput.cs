namespace Nebula.Platform.Notifications.Channels;

/// <summary>A topic. On a public server its name is all that keeps others out.</summary>
public sealed record NtfyInput
{
    public string Server { get; init; } = "https://ntfy.sh";

    public required string Topic { get; init; }

    /// <summary>An access token (<c>tk_…</c>); empty text takes it away.</summary>
    public string? Token { get; init; }
}
