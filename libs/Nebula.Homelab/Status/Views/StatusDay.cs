namespace Nebula.Homelab.Status.Views;

/// <summary>One bar of the 90. Seconds paused, asleep, under maintenance or not monitored are in none of the sums.</summary>
public sealed record StatusDay
{
    /// <summary>A day in UTC.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>From 0 to 1 of the known time; null when nothing is known.</summary>
    public double? Uptime { get; init; }

    public required double UpSeconds { get; init; }

    public required double DegradedSeconds { get; init; }

    public required double DownSeconds { get; init; }

    public required double UnknownSeconds { get; init; }

    public required IReadOnlyList<Guid> Incidents { get; init; }
}
