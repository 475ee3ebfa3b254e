namespace Nebula.Homelab.Status.History;

/// <summary>How long something was in each state, in ticks, so that sums of parts equal the whole.</summary>
public readonly record struct StateTime(long Up, long Degraded, long Down, long Unknown)
{
    /// <summary>From 0 to 1 of the known time. A service that answers badly is there; time in which nothing is known, expected or wanted does not count.</summary>
    public double? Uptime => Known == 0 ? null : (double)(Up + Degraded) / Known;

    private long Known => Up + Degraded + Down;

    public static StateTime operator +(StateTime left, StateTime right) =>
        new(left.Up + right.Up, left.Degraded + right.Degraded, left.Down + right.Down, left.Unknown + right.Unknown);

    /// <summary>So many ticks in one state; paused, asleep, under maintenance and not configured count as nothing.</summary>
    public static StateTime Of(ServiceState state, long ticks) => state switch
    {
        ServiceState.Up => new(ticks, 0, 0, 0),
        ServiceState.Degraded => new(0, ticks, 0, 0),
        ServiceState.Down => new(0, 0, ticks, 0),
        ServiceState.Unknown => new(0, 0, 0, ticks),
        _ => default,
    };
}
