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

    public DateTimeOffset? LastAt { get; init; }

    public ServiceState? LastState { get; init; }

    public int? LastResponseMs { get; init; }

    /// <summary>At the last check nothing came back from the machine.</summary>
    public bool Unreachable { get; init; }

    public static OwnState NotChecked(DateTimeOffset since) =>
        new() { State = ServiceState.Unknown, Since = since, Reason = "Not checked yet." };

    /// <summary>Down, and no sign of the machine.</summary>
    public bool IsOutOfReach => State == ServiceState.Down && Unreachable;

    /// <summary>
    /// The state after one more result. A failure counts only after <c>retries</c> more of them; good news counts at once.
    /// </summary>
    public OwnState After(Observation seen, CheckTiming timing)
    {
        var streak = seen.State == ServiceState.Up ? 0 : Streak + 1;
        var counts = streak == 0 || streak > timing.Retries;
        var state = counts ? seen.State : State;
        return this with
        {
            State = state,
            Since = state == State ? Since : seen.At,
            Reason = counts ? seen.Reason : $"{seen.Reason} (check {streak} of {timing.Retries + 1} before this counts)",
            Evidence = streak > 0 ? seen.Evidence with { Attempts = streak } : seen.Evidence,
            Streak = streak,
            FailingSince = seen.State == ServiceState.Down ? FailingSince ?? seen.At : null,
            LastAt = seen.At,
            LastState = seen.State,
            LastResponseMs = seen.ResponseTimeMs,
            Unreachable = seen.Unreachable,
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
        Unreachable = false,
    };
}
