using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Tests.Settings;

/// <summary>A setting of each sort.</summary>
public sealed class ProbeOptions
{
    [EnvironmentVariable("PROBE_COUNT", "How many, 1 to 9.", Label = "Count", Unit = "things")]
    [Range(1, 9, ErrorMessage = "must be from 1 to 9")]
    public int Count { get; set; } = 3;

    [EnvironmentVariable("PROBE_LEVEL", "Which level.")]
    public ProbeLevel Level { get; set; }

    [EnvironmentVariable("PROBE_WAIT", "How long.")]
    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(90);

    [EnvironmentVariable("PROBE_DOOR", "Which doors.", Dangerous = true)]
    public string[] Doors { get; set; } = [];

    [EnvironmentVariable("PROBE_KEY", "The key.", Secret = true)]
    [MinLength(8, ErrorMessage = "must have at least 8 characters")]
    public string? Key { get; set; }

    [EnvironmentVariable("PROBE_STAY", "Counts from the next start on.", NeedsRestart = true)]
    public string? Stay { get; set; }

    [EnvironmentVariable("PROBE_LOCKED", "Not here.", Locked = "It is kept elsewhere.")]
    public string? Elsewhere { get; set; }
}
