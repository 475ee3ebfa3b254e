using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Status.Checks;

/// <summary>What one run of a check found.</summary>
public sealed record ProbeOutcome
{
    /// <summary>Up, degraded, down or unknown; the other states are decided elsewhere, without a probe.</summary>
    public required ServiceState State { get; init; }

    /// <summary>One sentence: "expected 200–299, got 502 after 1.2 s".</summary>
    public required string Reason { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>
    /// Nothing at all came back from the machine: no answer, no refusal. Only this can mean that the machine itself is off;
    /// a refused connection proves that it is on.
    /// </summary>
    public bool Unreachable { get; init; }

    /// <summary>The name could not be resolved, so nothing was dialled: it does not exist, or its name server is silent.</summary>
    public bool Unresolved { get; init; }

    /// <summary>What was asked for answered, well or not. Silence, a refused connection and a name without a record are no answer.</summary>
    internal bool Answered { get; init; }

    /// <summary>How long the target took to answer; null when it did not.</summary>
    public TimeSpan? ResponseTime { get; init; }

    /// <summary>What the probe saw, for conditions to look at; not kept.</summary>
    internal IAnswerFacts? Answer { get; init; }

    /// <summary>In how long another look will see something else, if nothing happens meanwhile; null: the interval will do.</summary>
    internal TimeSpan? LookAgainIn { get; init; }

    /// <summary>What must not stand in what is kept; null where nothing secret was sent.</summary>
    internal EvidenceMask? Mask { get; init; }

    public static ProbeOutcome Of(ServiceState state, string reason, TimeSpan? responseTime = null, Evidence? evidence = null) => new()
    {
        State = state,
        Reason = reason,
        ResponseTime = responseTime,
        Answered = state is ServiceState.Up or ServiceState.Degraded || responseTime is not null,
        Evidence = evidence ?? NothingSeen,
    };

    /// <summary>The runner puts its own name in.</summary>
    public static Evidence NothingSeen { get; } = new() { SeenFrom = "" };
}
