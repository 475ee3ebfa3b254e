namespace Nebula.Homelab.Status.Views;

/// <summary>Everything in one sentence.</summary>
public sealed record Overall
{
    /// <summary>Down, degraded, up, or, where nothing of that is: unknown (also while a network cannot be seen), under maintenance, asleep, paused.</summary>
    public required ServiceState State { get; init; }

    /// <summary>"14 up · GPU PC asleep since 01:12, expected · 2 down: Plex, MinIO · 9 not configured · certificate of Shop ends in 9 days".</summary>
    public required string Sentence { get; init; }

    /// <summary>How many services are in each state; every state is there.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }
}
