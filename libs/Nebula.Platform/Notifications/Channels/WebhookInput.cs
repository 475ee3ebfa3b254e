namespace Nebula.Platform.Notifications.Channels;

/// <param name="Url">Where to post; kept secret, because tokens stand in such addresses.</param>
/// <param name="Secret">What requests are signed with, 16 to 200 characters; made and shown once when there is none yet.</param>
public sealed record WebhookInput(string? Url = null, string? Secret = null);
