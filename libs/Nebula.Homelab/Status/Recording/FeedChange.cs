namespace Nebula.Homelab.Status.Recording;

/// <summary>A service got another state.</summary>
public sealed record FeedChange
{
    public required int No { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ServiceState State { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }
}
