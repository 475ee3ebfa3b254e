namespace Nebula.Platform.Notifications.Channels;

/// <param name="WebhookUrl">As Discord shows it under Integrations, Webhooks; a secret: whoever has it can write there.</param>
public sealed record DiscordInput(string? WebhookUrl = null);
