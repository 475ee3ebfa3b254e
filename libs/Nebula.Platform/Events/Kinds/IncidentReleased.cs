namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody has given an incident back that was in hand or quiet.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="By">Who.</param>
public sealed record IncidentReleased(Guid Incident, string Title, string By) : PlatformEvent
{
    public override EventHeader Header => new("incident.released", EventCategory.Server, EventSeverity.Info, "notifications", $"{Title}: given back by {By}")
    {
        Subject = IncidentStory.Of(Incident),
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.Progress,
    };
}
