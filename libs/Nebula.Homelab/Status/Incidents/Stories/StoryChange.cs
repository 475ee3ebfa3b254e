using Nebula.Platform.Audit;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>What one person's act makes of an incident.</summary>
/// <param name="After">The incident as it is saved.</param>
/// <param name="Entry">The act, for the audit log.</param>
/// <param name="IsInternal">A stranger cannot tell the difference, and must not hear that there was one.</param>
internal sealed record StoryChange(IncidentRecord After, AuditEntry Entry, bool IsInternal)
{
    /// <summary>Null when nobody is told.</summary>
    public PlatformEvent? News { get; init; }

    public static AuditEntry Act(Actor actor, string action, IncidentRecord incident, object? before, object? after) =>
        new(actor, action, AuditOutcome.Done)
        {
            Target = IncidentStory.Of(incident.Id),
            TargetName = incident.Title,
            Before = before,
            After = after,
        };
}
