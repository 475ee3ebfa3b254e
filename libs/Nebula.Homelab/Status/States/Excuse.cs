namespace Nebula.Homelab.Status.States;

/// <summary>Why a service that fails is not called down: somebody else is to blame, or may be.</summary>
internal static class Excuse
{
    public static Verdict CannotSee(string name, string how, string? root) =>
        new(ServiceState.Unknown, $"cannot see: {name} is {how}") { Root = root };

    /// <summary>Until the others were looked at.</summary>
    public static Verdict Await(ServiceFacts service, string name) =>
        new(ServiceState.Unknown, $"{service.Own.Reason}; waiting to see whether it is {name}", service.Own.Evidence) { Waiting = true };

    /// <summary>Until its own next check: it was last looked at while the other, which is back, was gone.</summary>
    public static Verdict Hold(ServiceFacts service, string name) =>
        new(ServiceState.Unknown, $"{name} is back; waiting to see whether this is too", service.Own.Evidence);
}
