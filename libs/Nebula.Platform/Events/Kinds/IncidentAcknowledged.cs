namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody has taken an incident in hand.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="By">Who.</param>
public sealed record IncidentAcknowledged(Guid Incident, string Title, string By) : PlatformEvent
{
    public override EventHeader Header => new("incident.acknowledged", EventCategory.Server, EventSeverity.Info, "notifications", $"{Title}: acknowledged by {By}")
    {
        Subject = IncidentStory.Of(Incident),
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.Progress,
    };
}
