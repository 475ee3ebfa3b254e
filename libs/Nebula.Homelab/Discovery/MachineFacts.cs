using System.Text.Json.Serialization;

namespace Nebula.Homelab.Discovery;

/// <summary>This machine as it is now; what the operating system does not tell is null.</summary>
public sealed record MachineFacts
{
    public required string Os { get; init; }

    public required int Cores { get; init; }

    public long? MemoryTotalBytes { get; init; }

    public long? MemoryAvailableBytes { get; init; }

    /// <summary>Of all cores together, 0 to 100, over a fifth of a second.</summary>
    public double? CpuPercent { get; init; }

    /// <summary>Of the disk with the data folder.</summary>
    public long? DiskTotalBytes { get; init; }

    public long? DiskFreeBytes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DataFolder { get; init; }
}
