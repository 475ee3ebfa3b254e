namespace Nebula.Platform.Notifications.Channels;

/// <param name="WebhookId">The number in the webhook's URL, which is no secret; its token is.</param>
public sealed record DiscordTarget(string WebhookId);
