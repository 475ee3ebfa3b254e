using System.Text.Json.Serialization;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>What of a channel is nobody's to see; sealed as one value.</summary>
internal sealed record ChannelSecret
{
    public static readonly ChannelSecret None = new();

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>Signing secret, access token or password.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}
