using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Monitors;

namespace Nebula.Homelab.Discovery;

/// <summary>One part that may run here, whether it does, and by what that was seen.</summary>
public sealed record FoundPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool Found { get; init; }

    /// <summary>What was seen, or what was looked for and was not there: "11434 answered: Ollama 0.9.0, 3 models".</summary>
    public required string Evidence { get; init; }

    /// <summary>What Nebula can do with it; of parts that are missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unlocks { get; init; }

    /// <summary>What to do to get it, or to let it be watched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HowTo { get; init; }

    /// <summary>A monitor to create with one click; only one that would be allowed to run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MonitorInput? Suggestion { get; init; }
}
