using System.Globalization;

namespace Nebula.Cli.Diagnostics;

/// <summary>What this machine has to offer.</summary>
internal sealed record MachineFacts(int Cores, long MemoryTotalBytes, long MemoryAvailableBytes, long DiskFreeBytes)
{
    private const long Giga = 1024L * 1024 * 1024;

    /// <param name="folder">On the disk that is meant; it need not exist yet.</param>
    public static MachineFacts Read(string folder)
    {
        var (total, available) = Memory();
        return new MachineFacts(Environment.ProcessorCount, total, available, DiskFree(folder));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Cores} cores, {Gigabytes(MemoryTotalBytes)}, {Gigabytes(DiskFreeBytes)} free");

    public static string Gigabytes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(bytes < 10 * Giga ? Math.Round(bytes / (double)Giga, 1) : bytes / Giga)} GB");

    private static (long Total, long Available) Memory()
    {
        if (!File.Exists("/proc/meminfo"))
        {
            var memory = GC.GetGCMemoryInfo();
            return (memory.TotalAvailableMemoryBytes, memory.TotalAvailableMemoryBytes - memory.MemoryLoadBytes);
        }

        var lines = File.ReadLines("/proc/meminfo")
            .Select(line => line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 1)
            .ToDictionary(fields => fields[0], fields => long.Parse(fields[1], CultureInfo.InvariantCulture) * 1024);
        return (lines["MemTotal"], lines.GetValueOrDefault("MemAvailable", lines["MemFree"]));
    }

    private static long DiskFree(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        return new DriveInfo(existing).AvailableFreeSpace;
    }
}
