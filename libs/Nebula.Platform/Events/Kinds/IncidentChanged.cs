namespace Nebula.Platform.Events.Kinds;

/// <summary>An incident goes on, but not as before.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Root">What is to blame.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="Note">What changed.</param>
public sealed record IncidentChanged(Guid Incident, string Root, string Title, string Note) : PlatformEvent
{
    public override EventHeader Header => new("incident.changed", EventCategory.Server, EventSeverity.Warning, "status", $"{Title}: {Note}")
    {
        Subject = Root,
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.Progress,
    };
}
