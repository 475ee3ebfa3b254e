namespace Nebula.Platform.Notifications.Channels;

/// <summary>A channel as a caller writes it, with the part of its kind. A secret that is left out stays as it is.</summary>
public sealed record ChannelInput
{
    public required string Name { get; init; }

    public required ChannelKind Kind { get; init; }

    public bool Enabled { get; init; } = true;

    public DiscordInput? Discord { get; init; }

    public WebhookInput? Webhook { get; init; }

    public NtfyInput? Ntfy { get; init; }

    public EmailInput? Email { get; init; }
}
