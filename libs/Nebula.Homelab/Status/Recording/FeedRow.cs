namespace Nebula.Homelab.Status.Recording;

/// <summary>One transaction in the feed, at its position.</summary>
public sealed record FeedRow(long Position, DateTimeOffset At, FeedBatch Batch);
