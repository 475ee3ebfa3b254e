namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>Why a story is quiet.</summary>
public enum StoryHoldKind
{
    /// <summary>Somebody has taken it in hand; until it is over.</summary>
    Acknowledged,

    /// <summary>Somebody does not want to hear of it for a while.</summary>
    Snoozed,
}
