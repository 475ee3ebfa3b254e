namespace Nebula.Homelab.Status.Maintenance;

/// <summary>A window that begins or ends.</summary>
/// <param name="At">When.</param>
/// <param name="Before">The window before.</param>
/// <param name="Begins">What begins; null when what was in force ends.</param>
internal sealed record MaintenanceTurn(DateTimeOffset At, MaintenanceWindow Before, MaintenanceOccurrence? Begins)
{
    public MaintenanceWindow After => Begins is null
        ? Before with { RunningSince = null, RunningUntil = null, TurnedAt = At }
        : Before with { RunningSince = At, RunningUntil = Begins.EndsAt, TurnedAt = At };

    /// <summary>
    /// What is due by the moment; null when the window stands as it should. Looking back is not possible: a result that comes late neither
    /// ends what began after it nor begins anew what has ended.
    /// </summary>
    public static MaintenanceTurn? DueBy(DateTimeOffset moment, MaintenanceWindow window)
    {
        if (moment < window.TurnedAt)
        {
            return null;
        }

        var holds = window.At(moment);
        if (window.RunningSince is null)
        {
            return holds is null ? null : new(Later(holds.StartsAt, window.TurnedAt), window, holds);
        }

        var until = window.RunningUntil!.Value;
        return holds is null || holds.StartsAt > until ? new(until < moment ? until : moment, window, null) : null;
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
