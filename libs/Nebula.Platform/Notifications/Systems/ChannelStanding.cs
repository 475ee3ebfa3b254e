using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;

namespace Nebula.Platform.Notifications.Systems;

/// <summary>How deliveries over a channel went since it is what it is.</summary>
internal sealed record ChannelStanding
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    /// <summary>Attempts in a row that failed and are made again.</summary>
    public required int Failures { get; init; }

    public string? WaitFor { get; init; }

    /// <summary>Null unless it was given up.</summary>
    public string? BrokenWhy { get; init; }

    /// <summary><c>sent</c> or <c>failed</c>; null when there was no delivery yet.</summary>
    public string? State { get; init; }

    public string? Answer { get; init; }

    public DateTimeOffset? At { get; init; }

    public ChannelKind KindOf => EventText.Find<ChannelKind>(Kind)!.Value;
}
