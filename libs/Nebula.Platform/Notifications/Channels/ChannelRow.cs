using System.Text.Json;
using Nebula.Platform.Events;
using Nebula.Platform.Json;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>A row of <c>notification_channels</c>, with what the list shows of its deliveries.</summary>
internal sealed record ChannelRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required bool Enabled { get; init; }

    public required string Target { get; init; }

    public required byte[] Sealed { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string UpdatedBy { get; init; }

    public DateTimeOffset? WaitUntil { get; init; }

    public string? WaitFor { get; init; }

    public DateTimeOffset? BrokenAt { get; init; }

    public string? BrokenWhy { get; init; }

    public int Failures { get; init; }

    public int Waiting { get; init; }

    public string? LastState { get; init; }

    public string? LastReason { get; init; }

    public string? LastDetail { get; init; }

    public string? LastTitle { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public ChannelKind KindOf => EventText.Find<ChannelKind>(Kind)!.Value;

    public ChannelTarget TargetOf => JsonSerializer.Deserialize<ChannelTarget>(Target, NebulaJson.Options)!;

    public Channel ToChannel(DateTimeOffset now) => new()
    {
        Id = Id,
        Name = Name,
        Kind = KindOf,
        Enabled = Enabled,
        Target = TargetOf,
        Waiting = Waiting,
        WaitsUntil = WaitUntil > now ? WaitUntil : null,
        WaitsFor = WaitUntil > now ? WaitFor : null,
        Broken = BrokenWhy,
        LastDelivery = LastDelivery.Of(LastState, LastReason, LastDetail, LastTitle, LastAt),
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        UpdatedBy = UpdatedBy,
    };
}
