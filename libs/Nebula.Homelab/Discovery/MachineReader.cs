using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status;

namespace Nebula.Homelab.Discovery;

/// <summary>Reads what this machine is and how busy it is. Linux tells all of it; elsewhere, what .NET tells.</summary>
internal sealed class MachineReader(IOptions<StatusOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Sample = TimeSpan.FromMilliseconds(200);

    public async Task<MachineFacts> ReadAsync(CancellationToken cancellationToken)
    {
        var cpu = await CpuAsync(cancellationToken);
        var memory = await MemoryAsync(cancellationToken);
        var dataFolder = options.Value.DataFolder is { Length: > 0 } folder ? folder : null;
        var disk = DiskOf(dataFolder ?? AppContext.BaseDirectory);
        return new MachineFacts
        {
            Os = OsName(),
            Cores = Environment.ProcessorCount,
            MemoryTotalBytes = memory.Total,
            MemoryAvailableBytes = memory.Available,
            CpuPercent = cpu,
            DiskTotalBytes = disk?.TotalSize,
            DiskFreeBytes = disk?.AvailableFreeSpace,
            DataFolder = dataFolder,
        };
    }

    private async Task<double?> CpuAsync(CancellationToken cancellationToken)
    {
        if (await CpuTimesAsync(cancellationToken) is not { } before)
        {
            return null;
        }

        await Task.Delay(Sample, time, cancellationToken);
        return await CpuTimesAsync(cancellationToken) is { } after ? CpuTimes.BusyPercent(before, after) : null;
    }

    private static async Task<CpuTimes?> CpuTimesAsync(CancellationToken cancellationToken) =>
        File.Exists("/proc/stat") ? CpuTimes.Parse(await File.ReadAllTextAsync("/proc/stat", cancellationToken)) : null;

    private static async Task<(long? Total, long? Available)> MemoryAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists("/proc/meminfo"))
        {
            var memory = GC.GetGCMemoryInfo();
            return (memory.TotalAvailableMemoryBytes, null);
        }

        var lines = await File.ReadAllLinesAsync("/proc/meminfo", cancellationToken);
        return (BytesOf(lines, "MemTotal:"), BytesOf(lines, "MemAvailable:"));
    }

    /// <summary>proc_meminfo(5): a name, a number, and kB, which means KiB.</summary>
    private static long? BytesOf(string[] lines, string name)
    {
        var line = Array.Find(lines, candidate => candidate.StartsWith(name, StringComparison.Ordinal));
        var fields = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is { Length: > 1 } && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            ? kibibytes * 1024
            : null;
    }

    /// <summary>The file system with the longest mount point that the folder lies below.</summary>
    private static DriveInfo? DiskOf(string folder) => DriveInfo.GetDrives()
        .Where(drive => drive.IsReady && Path.GetFullPath(folder).StartsWith(drive.Name, StringComparison.Ordinal))
        .MaxBy(drive => drive.Name.Length);

    private static string OsName()
    {
        const string Name = "PRETTY_NAME=";
        var release = File.Exists("/etc/os-release")
            ? File.ReadLines("/etc/os-release").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))
            : null;
        return release?[Name.Length..].Trim('"', '\'') ?? RuntimeInformation.OSDescription;
    }
}
