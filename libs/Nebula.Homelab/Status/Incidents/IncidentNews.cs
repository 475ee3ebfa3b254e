using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>What is told of an incident that changed.</summary>
internal static class IncidentNews
{
    /// <param name="incident">The incident as it is saved.</param>
    /// <param name="wasOpen">It was open before this change.</param>
    public static IEnumerable<PlatformEvent> Of(IncidentRecord incident, bool wasOpen)
    {
        if (!wasOpen)
        {
            yield return new IncidentOpened(incident.Id, incident.Root, incident.Title, incident.Reason, incident.StartedAt);
        }

        if (incident.ResolvedAt is { } end)
        {
            yield return new IncidentResolved(incident.Id, incident.Root, incident.Title, incident.Timeline[^1].Text, incident.StartedAt, end);
        }
        else if (wasOpen && incident.Timeline[^1].Kind != IncidentEntryKind.MaintenanceBegan)
        {
            yield return new IncidentChanged(incident.Id, incident.Root, incident.Title, incident.Timeline[^1].Text);
        }
    }
}
