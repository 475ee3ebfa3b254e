using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Automations.Matching;

/// <summary>Whether an event is for an automation.</summary>
internal static class AutomationTrigger
{
    /// <summary>It matches, every condition holds, and the automation may hear of it: events of security only if whoever saved it could.</summary>
    public static bool Fits(this Automation automation, FeedEvent happened) =>
        (happened.Category != EventCategory.Security || automation.Rights.Contains(Permissions.AuditRead))
        && automation.Match.Matches(happened)
        && automation.Conditions.All(condition => condition.Holds(happened));

    /// <summary>Behind the longest chain everything is quiet: even that a chain was stopped makes nothing run.</summary>
    public static bool MayMakeRun(FeedEvent happened) => happened.Cause is null or { Depth: <= EventCause.MaxDepth };

    /// <summary>What events carry that a run makes happen.</summary>
    public static EventCause CauseOf(this Automation automation, Guid run, FeedEvent happened) =>
        new(automation.Id, run, happened.Id, [.. happened.Cause?.Chain ?? [], automation.Name]);
}
