using Nebula.Platform.Events;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A rule as a caller writes it.</summary>
public sealed record RuleInput
{
    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Which events. Of a story whose beginning is meant, the course and the end are told too.</summary>
    public required EventMatch Match { get; init; }

    public required IReadOnlyList<Guid> ChannelIds { get; init; }

    /// <summary>An IANA name, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>When the rule counts; always when there is none.</summary>
    public IReadOnlyList<WeeklyWindow> Schedule { get; init; } = [];

    /// <summary>When nobody is to be woken: what begins then and is not over at their end is told at their end.</summary>
    public IReadOnlyList<WeeklyWindow> QuietHours { get; init; } = [];

    /// <summary>This and what wants to be noticed more is told in quiet hours too; null for nothing.</summary>
    public EventSeverity? QuietPass { get; init; } = EventSeverity.Critical;

    /// <summary>The same type about the same subject is told once in so many seconds, 0 to 86400.</summary>
    public int FoldSeconds { get; init; } = 300;

    /// <summary>An incident that stays open and that nobody has taken in hand is told again every so many minutes: 15 to 1440, or 0 for never.</summary>
    public int RemindMinutes { get; init; }
}
