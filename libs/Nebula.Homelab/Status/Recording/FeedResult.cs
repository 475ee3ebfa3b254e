namespace Nebula.Homelab.Status.Recording;

/// <summary>A result, with what is shown for its monitor after it.</summary>
public sealed record FeedResult
{
    public required int No { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the check found.</summary>
    public required ServiceState Found { get; init; }

    public int? Ms { get; init; }

    public required ServiceState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }
}
