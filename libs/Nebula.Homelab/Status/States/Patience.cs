namespace Nebula.Homelab.Status.States;

/// <summary>How long to wait for what others will be found to be, before a failure is blamed on the one that shows it.</summary>
/// <param name="Now">The moment of the judgement.</param>
internal sealed record Patience(DateTimeOffset Now)
{
    // What is looked at less often than this is not worth waiting for.
    private static readonly TimeSpan WorthWaitingFor = TimeSpan.FromSeconds(120);

    /// <summary>Not looked at since the failure began, or failing and not yet counted as down; and the answer comes soon.</summary>
    public bool MayStillFail(ServiceFacts other, DateTimeOffset? since) =>
        other.IsActive
        && IsLookedAtSoon(other)
        && other.Own.State != ServiceState.Down
        && IsLookedAfter(other, since)
        && (other.Own.LastAt is not { } last || last < since || other.Own.LastState == ServiceState.Down || (other.Own.Unreachable && !other.Own.IsSilent));

    /// <summary>As <see cref="MayStillFail"/>; one that is down but answered may be silent when it is looked at again.</summary>
    public bool MayFallSilent(ServiceFacts witness, DateTimeOffset since) =>
        MayStillFail(witness, since)
        || (witness.Own.State == ServiceState.Down && witness.Own.LastAt < since && IsLookedAtSoon(witness) && IsLookedAfter(witness, since));

    public static bool IsLookedAtSoon(ServiceFacts other) => other.Timing.IntervalSeconds <= WorthWaitingFor.TotalSeconds;

    private bool IsLookedAfter(ServiceFacts other, DateTimeOffset? since) => Later(other.Own.LastAt, since) + other.Timing.SightLostAfter >= Now;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a > b || b is null ? a : b;
}
