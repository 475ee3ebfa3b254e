using Nebula.Platform.Notifications.Acknowledging;
using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>What was planned before, as far as it matters for one event, rule and channel.</summary>
internal sealed record Past
{
    public static readonly Past Empty = new();

    /// <summary>Another rule tells the same event over the same channel.</summary>
    public bool TakenByOtherRule { get; init; }

    /// <summary>Something of the story was told over the channel, or is about to be.</summary>
    public bool StoryTold { get; init; }

    /// <summary>Why the story's beginning is held back; null when it is not.</summary>
    public DeliveryReason? HeldFor { get; init; }

    /// <summary>The rule has planned something of the story over the channel.</summary>
    public bool RuleKnowsStory { get; init; }

    /// <summary>When the same type was told last about the same subject.</summary>
    public DateTimeOffset? AlikeAt { get; init; }

    public StoryHold? Hold { get; init; }
}
