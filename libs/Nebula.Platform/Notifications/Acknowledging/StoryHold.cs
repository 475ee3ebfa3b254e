namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>Who has made a story quiet.</summary>
/// <param name="Kind">How.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when; null until it is over.</param>
public sealed record StoryHold(StoryHoldKind Kind, string By, DateTimeOffset At, DateTimeOffset? Until)
{
    public bool Counts(DateTimeOffset moment) => Until is not { } end || moment < end;
}
