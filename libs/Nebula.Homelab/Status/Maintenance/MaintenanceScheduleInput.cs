namespace Nebula.Homelab.Status.Maintenance;

/// <summary>The times of a window that is not saved yet.</summary>
public sealed record MaintenanceScheduleInput
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public MaintenanceRecurrence? Recurrence { get; init; }
}
