using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Acknowledging;

namespace Nebula.Platform.Notifications.Reminding;

/// <summary>The beginning of a story that a rule has told over a channel, and what it told of it since.</summary>
internal sealed record ToldOpening
{
    public required Guid EventId { get; init; }

    public required Guid RuleId { get; init; }

    public required Guid ChannelId { get; init; }

    public required string Story { get; init; }

    /// <summary>How many reminders there were.</summary>
    public required int Reminders { get; init; }

    /// <summary>When the beginning or the last reminder was settled.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    /// <summary>When anything of the story was sent last.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public string? HoldKind { get; init; }

    public string? HoldBy { get; init; }

    public DateTimeOffset? HeldAt { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public StoryHold? Hold => HoldKind is null ? null : new(EventText.Parse(HoldKind, StoryHoldKind.Acknowledged), HoldBy!, HeldAt!.Value, HeldUntil);
}
