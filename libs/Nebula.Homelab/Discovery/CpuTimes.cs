using System.Globalization;

namespace Nebula.Homelab.Discovery;

/// <summary>The first line of /proc/stat: time spent since boot, in ticks, of all cores together (proc_stat(5)).</summary>
internal readonly record struct CpuTimes(long Idle, long Total)
{
    private const int UserToSteal = 8;

    /// <summary>Null when the text is not as the manual page says.</summary>
    public static CpuTimes? Parse(string procStat)
    {
        var line = procStat.AsSpan();
        var end = line.IndexOf('\n');
        var fields = (end < 0 ? line : line[..end]).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 6 || fields[0] != "cpu")
        {
            return null;
        }

        // guest and guest_nice, behind steal, are part of user and nice already.
        var ticks = new long[Math.Min(UserToSteal, fields.Length - 1)];
        for (var i = 0; i < ticks.Length; i++)
        {
            if (!long.TryParse(fields[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ticks[i]))
            {
                return null;
            }
        }

        return new CpuTimes(ticks[3] + ticks[4], ticks.Sum());
    }

    /// <summary>Null when no tick lies between the two, or when a counter ran backwards, as iowait may.</summary>
    public static double? BusyPercent(CpuTimes before, CpuTimes after)
    {
        var total = after.Total - before.Total;
        var idle = after.Idle - before.Idle;
        return total <= 0 || idle < 0 || idle > total ? null : Math.Round(100.0 * (total - idle) / total, 1);
    }
}
