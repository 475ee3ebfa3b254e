using System.Text.Json.Serialization;
using Nebula.Platform.Audit;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>A channel as it is shown.</summary>
public sealed record Channel
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required ChannelKind Kind { get; init; }

    public required bool Enabled { get; init; }

    public required ChannelTarget Target { get; init; }

    /// <summary>How many deliveries wait to be sent.</summary>
    public int Waiting { get; init; }

    /// <summary>Nothing is sent before; why says <see cref="WaitsFor"/>.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    public string? WaitsFor { get; init; }

    /// <summary>What the other side said when it called the channel gone; nothing is sent until it is changed or a test arrives.</summary>
    public string? Broken { get; init; }

    /// <summary>The latest that was sent, failed or was not sent.</summary>
    public LastDelivery? LastDelivery { get; init; }

    /// <summary>Only in the answer that made it: what requests are signed with.</summary>
    [SecretMember]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SigningSecret { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }
}
