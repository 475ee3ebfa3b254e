namespace Nebula.Homelab.Status.Maintenance;

/// <summary>When a window comes again, and how long it then holds.</summary>
public sealed record MaintenanceRecurrence
{
    /// <summary>Five fields: minute, hour, day of the month, month, day of the week.</summary>
    public required string Cron { get; init; }

    /// <summary>The IANA name of the zone on whose clock the expression is read: <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>1 to 10080, of time that passes: a change of the clock neither shortens nor lengthens it.</summary>
    public required int DurationMinutes { get; init; }
}
