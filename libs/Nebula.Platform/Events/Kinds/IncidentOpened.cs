namespace Nebula.Platform.Events.Kinds;

/// <summary>Something is down, or was reported to work but not well.</summary>
/// <param name="Incident">Its id, which is also its story.</param>
/// <param name="Root">What is to blame: <c>service:plex</c>, <c>node:nas</c>.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="Reason">What was seen.</param>
/// <param name="StartedAt">Since when.</param>
/// <param name="IsDegraded">It works, but not well: no reason to wake anybody.</param>
public sealed record IncidentOpened(Guid Incident, string Root, string Title, string Reason, DateTimeOffset StartedAt, bool IsDegraded = false) : PlatformEvent
{
    public override EventHeader Header => new("incident.opened", EventCategory.Server, IsDegraded ? EventSeverity.Warning : EventSeverity.Error, "status", Title)
    {
        Subject = Root,
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.Start,
    };
}
