namespace Nebula.Homelab.Status.Maintenance;

/// <summary>A window, and how it stands.</summary>
public sealed record MaintenancePlan
{
    public const int Ahead = 3;

    public required MaintenanceWindow Window { get; init; }

    public required MaintenanceState State { get; init; }

    /// <summary>What holds now; null when nothing does.</summary>
    public MaintenanceOccurrence? Running { get; init; }

    /// <summary>The next three that have not begun; none of a window that is switched off.</summary>
    public required IReadOnlyList<MaintenanceOccurrence> Next { get; init; }

    public static MaintenancePlan Of(MaintenanceWindow window, DateTimeOffset now)
    {
        var running = window.At(now);
        return new MaintenancePlan
        {
            Window = window,
            State = window.StateAt(now),
            Running = window.RunningSince is { } since && running is not null ? running with { StartsAt = since } : running,
            Next = window.Enabled ? [.. window.From(now).Where(one => one.StartsAt > now).Take(Ahead)] : [],
        };
    }
}
