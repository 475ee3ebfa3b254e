namespace Nebula.Platform.Notifications.Channels;

/// <param name="Origin">Scheme, host and port of its URL.</param>
public sealed record WebhookTarget(string Origin);
