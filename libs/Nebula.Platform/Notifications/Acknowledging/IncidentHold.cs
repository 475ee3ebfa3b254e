namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>Who has taken an incident in hand, or made it quiet.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="Kind">Until it is over, or for a while.</param>
/// <param name="By">Who, by name.</param>
/// <param name="At">Since when.</param>
/// <param name="Until">Until when; null until it is over.</param>
public sealed record IncidentHold(Guid Incident, StoryHoldKind Kind, string By, DateTimeOffset At, DateTimeOffset? Until);
