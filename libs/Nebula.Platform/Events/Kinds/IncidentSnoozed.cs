using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody does not want to hear of an incident for a while.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Title">For people: <c>Plex is down</c>.</param>
/// <param name="By">Who.</param>
/// <param name="Until">Until when.</param>
public sealed record IncidentSnoozed(Guid Incident, string Title, string By, DateTimeOffset Until) : PlatformEvent
{
    public override EventHeader Header => new(
        "incident.snoozed",
        EventCategory.Server,
        EventSeverity.Info,
        "notifications",
        string.Create(CultureInfo.InvariantCulture, $"{Title}: snoozed by {By} until {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC"))
    {
        Subject = IncidentStory.Of(Incident),
        Story = IncidentStory.Of(Incident),
        StoryPhase = StoryPhase.Progress,
    };
}
