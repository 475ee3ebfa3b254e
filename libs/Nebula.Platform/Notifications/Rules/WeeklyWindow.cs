namespace Nebula.Platform.Notifications.Rules;

/// <summary>A time of the week, by the clock on the wall of the rule's time zone.</summary>
public sealed record WeeklyWindow
{
    /// <summary>The days on which it begins; every day when there are none.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary><c>HH:mm</c>.</summary>
    public required string From { get; init; }

    /// <summary><c>HH:mm</c>; not after <see cref="From"/> means on the next day, the same means a whole day.</summary>
    public required string To { get; init; }
}
