using System.Globalization;

namespace Nebula.Cli.Benchmarks;

/// <summary>What a process uses, from /proc (proc(5)); Linux only.</summary>
internal static class ProcessUsage
{
    private const double TicksASecond = 100; // USER_HZ, fixed in the kernel's interface to programs.

    /// <summary>Resident memory in MB (10⁶ bytes).</summary>
    public static double ResidentMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>User and system time so far, in seconds.</summary>
    public static double CpuSeconds(int processId)
    {
        // The second field is the name in parentheses and may hold spaces; counting starts behind it.
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(") ", 2)[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksASecond;
    }

    /// <summary>The environment the process was started with.</summary>
    public static Dictionary<string, string?> EnvironmentOf(int processId) =>
        File.ReadAllText($"/proc/{processId}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2)).ToDictionary(entry => entry[0], entry => (string?)entry[1], StringComparer.Ordinal);
}
