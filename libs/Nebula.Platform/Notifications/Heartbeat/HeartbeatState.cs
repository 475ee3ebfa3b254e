namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>The sign of life, as it is shown.</summary>
public sealed record HeartbeatState
{
    public bool Configured { get; init; }

    /// <summary>Who watches: the host of the URL alone, since the rest of it is a secret.</summary>
    public string? Watcher { get; init; }

    public double IntervalSeconds { get; init; }

    /// <summary>When one was last due.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    /// <summary>When the watcher last took one.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What it said.</summary>
    public string? Answer { get; init; }

    /// <summary>Why the last one was not sent: something here is not well, or the watcher did not take it. Null while all is well.</summary>
    public string? Problem { get; init; }
}
