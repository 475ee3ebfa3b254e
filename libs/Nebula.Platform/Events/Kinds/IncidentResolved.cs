namespace Nebula.Platform.Events.Kinds;

/// <summary>An incident is over.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Root">What was to blame.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="Note">How it ended.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="ResolvedAt">When it ended.</param>
public sealed record IncidentResolved(Guid Incident, string Root, string Title, string Note, DateTimeOffset StartedAt, DateTimeOffset ResolvedAt) : PlatformEvent
{
    public override EventHeader Header => new("incident.resolved", EventCategory.Server, EventSeverity.Success, "status", $"Over: {Title}. {Note}")
    {
        Subject = Root,
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.End,
    };
}
