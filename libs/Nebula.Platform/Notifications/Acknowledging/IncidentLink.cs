namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>What a link in a message is about.</summary>
/// <param name="Title">The incident, for people.</param>
/// <param name="IsOver">It is over; there is nothing left to do.</param>
/// <param name="Hold">Who has taken it in hand already.</param>
/// <param name="ExpiresAt">Until when the link counts.</param>
public sealed record IncidentLink(string Title, bool IsOver, IncidentHold? Hold, DateTimeOffset ExpiresAt);
