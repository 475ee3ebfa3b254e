namespace Nebula.Homelab.Status.States;

/// <summary>What a monitor's own checks say, before nodes and dependencies are looked at.</summary>
public sealed record OwnState
{
    /// <summary>Up, degraded, down or unknown.</summary>
    public required ServiceState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    /// <summary>How many results in a row were not up.</summary>
    public int Streak { get; init; }

    /// <summary>The first of the results in a row that were down; null when the last one was not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many good results in a row there were since it was down; null when it was not, or is up again.</summary>
    public int? Recovery { get; init; }

    /// <summary>Since when it is not down, however well it does; null while it is, and before it ever was well.</summary>
    public DateTimeOffset? StandsSince { get; init; }

    /// <summary>Since when something comes back from its machine; null while nothing does.</summary>
    public DateTimeOffset? ReachedSince { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public ServiceState? LastState { get; init; }

    public int? LastResponseMs { get; init; }

    /// <summary>At the last check nothing came back from the machine.</summary>
    public bool Unreachable { get; init; }

    /// <summary>At the last check the name could not be resolved, so nothing was dialled.</summary>
    public bool Unresolved { get; init; }

    /// <summary>The address that was last dialled, however long ago.</summary>
    public string? Dialled { get; init; }

    public static OwnState NotChecked(DateTimeOffset since) =>
        new() { State = ServiceState.Unknown, Since = since, Reason = "Not checked yet." };

    /// <summary>Down, and no sign of the machine.</summary>
    public bool IsOutOfReach => State == ServiceState.Down && Unreachable;

    /// <summary>Down still, though the last check was good.</summary>
    public bool IsRecovering => State == ServiceState.Down && LastState is ServiceState.Up or ServiceState.Degraded;

    /// <summary>At the last check nothing came back from where it is, and not even an address of it may be known.</summary>
    public bool IsUnseen => Unreachable || Unresolved;

    /// <summary>Nothing comes back, be it that the machine is gone or that there is no way to it.</summary>
    public bool IsSilent => IsUnseen && State is (ServiceState.Down or ServiceState.Unknown);

    /// <summary>Something came back when it was last looked at.</summary>
    public bool Answered => LastState is not (null or ServiceState.Unknown) && !IsUnseen;

    /// <summary>
    /// The state after one more result. A failure counts only after <c>retries</c> more of them; what was down is up again only after
    /// <c>recoverAfter</c> good results in a row, other good news counts at once.
    /// </summary>
    public OwnState After(Observation seen, CheckTiming timing)
    {
        var streak = seen.State == ServiceState.Up ? 0 : Streak + 1;
        var recovery = RecoveryAfter(seen.State);
        var pending = PendingRecovery(seen.State, recovery, timing) ?? PendingFailure(seen.State, streak, timing);
        var state = pending is null ? seen.State : State;
        var isWell = seen.State is ServiceState.Up or ServiceState.Degraded;
        var isUnseen = seen.Unreachable || seen.Unresolved;
        var answered = !isUnseen && seen.State != ServiceState.Unknown;
        var isSilent = isUnseen && state is (ServiceState.Down or ServiceState.Unknown);
        return this with
        {
            State = state,
            Since = state == State ? Since : seen.At,
            StandsSince = state == ServiceState.Down ? null : StandsSince ?? (isWell ? seen.At : null),
            ReachedSince = isSilent ? null : ReachedSince ?? (answered ? seen.At : null),
            Reason = $"{seen.Reason}{pending}",
            Evidence = streak > 0 ? seen.Evidence with { Attempts = streak } : seen.Evidence,
            Streak = streak,
            FailingSince = seen.State == ServiceState.Down ? FailingSince ?? seen.At : null,
            Recovery = state == ServiceState.Down && recovery is null ? 0 : recovery >= timing.RecoverAfter ? null : recovery,
            LastAt = seen.At,
            LastState = seen.State,
            LastResponseMs = seen.ResponseTimeMs,
            Unreachable = seen.Unreachable,
            Unresolved = seen.Unresolved,
            Dialled = DialledAddress.Of(seen.Evidence)?.ToString() ?? Dialled,
        };
    }

    /// <summary>When the last result became too old to say anything, if that is before <paramref name="now"/>.</summary>
    public DateTimeOffset? SightLostAt(CheckTiming timing, DateTimeOffset now) =>
        State != ServiceState.Unknown && LastAt is { } last && last + timing.SightLostAfter is var lost && lost < now ? lost : null;

    /// <summary>The state when nobody looked since <see cref="LastAt"/>.</summary>
    public OwnState SightLost(DateTimeOffset at) => this with
    {
        State = ServiceState.Unknown,
        Since = at,
        Reason = "Not checked for too long; nothing is known.",
        Evidence = null,
        Streak = 0,
        FailingSince = null,
        Recovery = Recovery is null ? null : 0,
        Unreachable = false,
        Unresolved = false,
    };

    // Unknown is neither good nor bad: nothing was learned.
    private int? RecoveryAfter(ServiceState seen) => seen switch
    {
        ServiceState.Up or ServiceState.Degraded => Recovery + 1,
        ServiceState.Down => Recovery is null ? null : 0,
        _ => Recovery,
    };

    private static string? PendingRecovery(ServiceState seen, int? recovery, CheckTiming timing) =>
        seen is ServiceState.Up or ServiceState.Degraded && recovery < timing.RecoverAfter
            ? $" (good check {recovery} of {timing.RecoverAfter} before it counts as up again)"
            : null;

    // What is down stays so with the next failure, and need not fail again to be no more than degraded.
    private string? PendingFailure(ServiceState seen, int streak, CheckTiming timing) =>
        streak == 0 || streak > timing.Retries || (State == ServiceState.Down && seen != ServiceState.Unknown)
            ? null
            : $" (check {streak} of {timing.Retries + 1} before this counts)";
}
