namespace Nebula.Homelab.Status.States;

/// <summary>The numbers of a monitor on which its state depends.</summary>
public readonly record struct CheckTiming(int IntervalSeconds, int TimeoutSeconds, int Retries)
{
    /// <summary>Without a result for so long, nothing is known any more: three missed checks, and never less than a minute.</summary>
    public TimeSpan SightLostAfter => TimeSpan.FromSeconds(Math.Max(3 * IntervalSeconds, IntervalSeconds + 60) + TimeoutSeconds);
}
