namespace Nebula.Homelab.Status.Scheduling;

/// <summary>How many workers share how many monitors.</summary>
internal sealed record ClaimCounts
{
    public required int Workers { get; init; }

    public required int Monitors { get; init; }

    /// <summary>The most one worker takes, so that all have about the same.</summary>
    public int FairShare => (Monitors + Math.Max(1, Workers) - 1) / Math.Max(1, Workers);
}
