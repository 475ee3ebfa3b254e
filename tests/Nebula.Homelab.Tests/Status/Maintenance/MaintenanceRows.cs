using Nebula.Homelab.Status.Maintenance;

namespace Nebula.Homelab.Tests.Status.Maintenance;

/// <summary>Windows to test with.</summary>
internal static class MaintenanceRows
{
    public static readonly DateTimeOffset Start = MonitorRows.Start;

    public static MaintenanceWindow Once(DateTimeOffset startsAt, DateTimeOffset endsAt) => new()
    {
        Id = Guid.CreateVersion7(Start),
        Title = "New disks",
        Enabled = true,
        AllMonitors = true,
        Monitors = [],
        Tags = [],
        Nodes = [],
        StartsAt = startsAt,
        EndsAt = endsAt,
        Version = 1,
        CreatedAt = Start,
        UpdatedAt = Start,
        TurnedAt = Start,
    };

    public static MaintenanceWindow Recurring(string cron, string zone, int minutes) => Once(Start, Start.AddHours(1)) with
    {
        StartsAt = null,
        EndsAt = null,
        Recurrence = new MaintenanceRecurrence { Cron = cron, TimeZone = zone, DurationMinutes = minutes },
    };
}
