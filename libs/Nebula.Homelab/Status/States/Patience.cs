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
        && other.Timing.IntervalSeconds <= WorthWaitingFor.TotalSeconds
        && other.Own.State != ServiceState.Down
        && Later(other.Own.LastAt, since) + other.Timing.SightLostAfter >= Now
        && (other.Own.LastAt is not { } last || last < since || other.Own.LastState == ServiceState.Down || (other.Own.Unreachable && !other.Own.IsSilent));

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a > b || b is null ? a : b;
}
