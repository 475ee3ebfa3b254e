using System.Text.Json.Serialization;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>What may be shown of where a channel leads; the member of its kind is set.</summary>
public sealed record ChannelTarget
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DiscordTarget? Discord { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WebhookTarget? Webhook { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NtfyTarget? Ntfy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EmailTarget? Email { get; init; }
}
