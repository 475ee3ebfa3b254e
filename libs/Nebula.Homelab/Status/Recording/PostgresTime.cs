namespace Nebula.Homelab.Status.Recording;

/// <summary>PostgreSQL keeps microseconds, .NET tenths of them; what is compared later is cut to what comes back.</summary>
internal static class PostgresTime
{
    public static DateTimeOffset Truncate(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
