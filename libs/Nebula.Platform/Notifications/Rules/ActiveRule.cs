using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>A rule that is asked about events.</summary>
internal sealed class ActiveRule
{
    private readonly RuleInput _definition;
    private readonly bool _tellsSecurity;
    private readonly WeekClock _schedule;
    private readonly WeekClock _quiet;

    /// <param name="id">The rule's; any for one that is only tried.</param>
    /// <param name="definition">One that was found good.</param>
    /// <param name="tellsSecurity">Whether it may tell of events of security.</param>
    public ActiveRule(Guid id, RuleInput definition, bool tellsSecurity)
    {
        // A zone that has left the machine's database since the rule was saved.
        var zone = RuleValidator.ZoneOf(definition.TimeZone) ?? TimeZoneInfo.Utc;
        (Id, _definition, _tellsSecurity) = (id, definition, tellsSecurity);
        (_schedule, _quiet) = (new WeekClock(zone, definition.Schedule), new WeekClock(zone, definition.QuietHours));
    }

    public Guid Id { get; }

    public string Name => _definition.Name;

    public IReadOnlyList<Guid> ChannelIds => _definition.ChannelIds;

    /// <summary>How often what goes on is told again; zero for never.</summary>
    public TimeSpan Remind => TimeSpan.FromMinutes(_definition.RemindMinutes);

    public TimeSpan Fold => TimeSpan.FromSeconds(_definition.FoldSeconds);

    public bool Means(FeedEvent happened) =>
        (_tellsSecurity || happened.Category != EventCategory.Security) && _definition.Match.Matches(happened);

    public bool Counts(DateTimeOffset moment) => _definition.Schedule.Count == 0 || _schedule.Holds(moment);

    public bool IsQuiet(DateTimeOffset moment, EventSeverity severity) =>
        (_definition.QuietPass is not { } pass || severity < pass) && _quiet.Holds(moment);

    /// <summary>When the quiet hours end in which a moment lies.</summary>
    public DateTimeOffset QuietEnd(DateTimeOffset moment) => _quiet.EndAfter(moment) ?? moment;
}
