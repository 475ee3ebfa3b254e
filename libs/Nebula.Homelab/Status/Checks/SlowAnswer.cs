namespace Nebula.Homelab.Status.Checks;

/// <summary>An answer that was well, but took longer than a monitor allows.</summary>
internal static class SlowAnswer
{
    private const string Word = "slow: ";

    public static ProbeOutcome Judge(ProbeOutcome outcome, TimeSpan? limit)
    {
        if (outcome.State != ServiceState.Up || limit is not { } allowed || outcome.ResponseTime is not { } took || took <= allowed)
        {
            return outcome;
        }

        var slow = $"{Word}{DurationText.Of(took)}, expected within {DurationText.Of(allowed)}";
        return outcome with { State = ServiceState.Degraded, Reason = slow, Evidence = outcome.Evidence with { Detail = slow } };
    }

    /// <summary>Whether this, and nothing else, was the matter with a result.</summary>
    public static bool Is(string reason) => reason.StartsWith(Word, StringComparison.Ordinal);
}
