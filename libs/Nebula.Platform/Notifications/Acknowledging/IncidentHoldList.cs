namespace Nebula.Platform.Notifications.Acknowledging;

public sealed record IncidentHoldList(IReadOnlyList<IncidentHold> Items);
