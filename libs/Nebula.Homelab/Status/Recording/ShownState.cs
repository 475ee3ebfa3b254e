using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Recording;

/// <summary>The state of a service as everybody sees it, and since when.</summary>
public sealed record ShownState(ServiceState State, DateTimeOffset Since, string Reason, Evidence? Evidence, bool Waiting)
{
    public static ShownState New(DateTimeOffset since) => new(ServiceState.Unknown, since, "Not checked yet.", null, false);

    /// <summary>Takes over a verdict; the clock starts anew only when the state is another.</summary>
    public ShownState With(Verdict verdict, DateTimeOffset at) => new(
        verdict.State,
        verdict.State == State ? Since : at,
        verdict.Reason,
        verdict.Evidence,
        verdict.Waiting);
}
