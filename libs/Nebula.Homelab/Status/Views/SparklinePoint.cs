namespace Nebula.Homelab.Status.Views;

/// <summary>One result in a sparkline; <paramref name="Ms"/> is null when nothing answered.</summary>
public sealed record SparklinePoint(DateTimeOffset At, int? Ms, ServiceState State);
