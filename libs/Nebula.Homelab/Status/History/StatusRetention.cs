namespace Nebula.Homelab.Status.History;

/// <summary>How long what is kept. 100 monitors every 20 s come to about 150 MB after a year, and stay there. Days are kept for ever.</summary>
public static class StatusRetention
{
    /// <summary>Results; of a monitor that is checked rarely, the last 50 in any case.</summary>
    public static TimeSpan Results { get; } = TimeSpan.FromHours(48);

    public static TimeSpan Minutes { get; } = TimeSpan.FromDays(3);

    public static TimeSpan Hours { get; } = TimeSpan.FromDays(100);

    /// <summary>Changes of state: two days longer than the longest uptime window.</summary>
    public static TimeSpan Intervals { get; } = TimeSpan.FromDays(92);

    public static TimeSpan Incidents { get; } = TimeSpan.FromDays(400);

    /// <summary>A live view that was away longer starts afresh.</summary>
    public static TimeSpan Feed { get; } = TimeSpan.FromHours(1);
}
