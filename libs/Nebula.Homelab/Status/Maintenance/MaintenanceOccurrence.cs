namespace Nebula.Homelab.Status.Maintenance;

/// <summary>One time that a window holds, from its start up to its end.</summary>
public sealed record MaintenanceOccurrence(DateTimeOffset StartsAt, DateTimeOffset EndsAt);
