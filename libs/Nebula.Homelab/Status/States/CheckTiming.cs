namespace Nebula.Homelab.Status.States;

/// <summary>The numbers of a monitor on which its state depends.</summary>
/// <param name="IntervalSeconds">Between two checks.</param>
/// <param name="TimeoutSeconds">How long a check may take.</param>
/// <param name="Retries">How many more failed checks it takes before it is down.</param>
/// <param name="RecoverAfter">How many good checks in a row it takes before it is up again.</param>
public readonly record struct CheckTiming(int IntervalSeconds, int TimeoutSeconds, int Retries, int RecoverAfter = 1)
{
    /// <summary>Without a result for so long, nothing is known any more: three missed checks, and never less than a minute.</summary>
    public TimeSpan SightLostAfter => TimeSpan.FromSeconds(Math.Max(3 * IntervalSeconds, IntervalSeconds + 60) + TimeoutSeconds);
}
