namespace Nebula.Homelab.Status.Checks;

/// <summary>What an outcome means where nothing should answer: a port that should be closed, a machine that should be off.</summary>
internal static class UpsideDown
{
    private const string Expected = "no answer";

    public static ProbeOutcome Turn(ProbeOutcome outcome, Check check) => outcome switch
    {
        { State: ServiceState.Unknown } => outcome,
        { Answered: false, ResponseTime: null } when !check.IsAnsweredByTarget => outcome with { State = ServiceState.Unknown, Unreachable = false },
        { Answered: true } => Of(outcome, ServiceState.Down, $"answered, and should not: {outcome.Reason}"),
        _ => Of(outcome, ServiceState.Up, $"no answer, as it should be: {outcome.Reason}"),
    };

    // Silence is what is wanted here, so it is no sign that the machine is off.
    private static ProbeOutcome Of(ProbeOutcome outcome, ServiceState state, string reason) => outcome with
    {
        State = state,
        Reason = reason,
        Unreachable = false,
        Evidence = outcome.Evidence with { Expected = Expected, Actual = outcome.Evidence.Actual ?? outcome.Reason, Detail = null },
    };
}
