using Nebula.Platform.Notifications.Deliveries;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>What is to become of an event over a channel.</summary>
/// <param name="State">Waiting to be sent, or not sent.</param>
/// <param name="Reason">What it waits for, or why it is not sent.</param>
/// <param name="DueAt">When it is sent.</param>
internal sealed record Judgement(DeliveryState State, DeliveryReason? Reason, DateTimeOffset DueAt)
{
    /// <summary>What is held back of the story is not sent any more.</summary>
    public bool ReleasesHeld { get; init; }

    /// <summary>It changes the story's message and makes no new one.</summary>
    public bool Edits { get; init; }
}
