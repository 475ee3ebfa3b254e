namespace Nebula.Platform.Automations.Actions;

/// <summary>How an attempt ended.</summary>
/// <param name="IsDone">Whether the effect was observed.</param>
/// <param name="Detail">For people, without secrets: <c>204 from hooks.example.com</c>.</param>
/// <param name="MayRetry">Whether another attempt could end otherwise.</param>
public sealed record ActionOutcome(bool IsDone, string Detail, bool MayRetry)
{
    public static ActionOutcome Done(string detail) => new(true, detail, false);

    /// <summary>Worth another attempt.</summary>
    public static ActionOutcome Failed(string detail) => new(false, detail, true);

    /// <summary>The next attempt would end the same way.</summary>
    public static ActionOutcome Refused(string detail) => new(false, detail, false);
}
