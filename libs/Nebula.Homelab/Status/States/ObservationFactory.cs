using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Status.States;

/// <summary>From what a probe says to what is kept of it.</summary>
internal static class ObservationFactory
{
    public static Observation ToObservation(this ProbeOutcome outcome, DateTimeOffset at) => new()
    {
        At = at,
        State = outcome.State,
        Reason = outcome.Reason,
        Evidence = outcome.Evidence,
        ResponseTimeMs = outcome.ResponseTime is { } taken ? (int)Math.Min(Math.Round(taken.TotalMilliseconds), int.MaxValue) : null,
        Unreachable = outcome.Unreachable,
        Unresolved = outcome.Unresolved,
    };
}
