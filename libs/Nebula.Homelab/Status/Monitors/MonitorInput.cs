using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A monitor as a caller writes it; what is left out gets its default.</summary>
public sealed record MonitorInput
{
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>The id of a node of the service map.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Node { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Tags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Icon { get; init; }

    /// <summary>The page to open for it, http or https.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Open { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Public { get; init; }

    /// <summary>Keys of the monitors without which this one cannot work.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? DependsOn { get; init; }

    /// <summary>The network of which it says whether it can be seen from here: while all witnesses of one are silent, what is dialled there is unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NetworkKind? WitnessFor { get; init; }

    /// <summary>5 to 86400; default 30, for a public service 60.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? IntervalSeconds { get; init; }

    /// <summary>1 to 60 and below the interval; default 10, or what the interval leaves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TimeoutSeconds { get; init; }

    /// <summary>How many more failed checks it takes before the state changes, 0 to 10; default 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Retries { get; init; }

    /// <summary>How many good checks in a row it takes before it is up again after it was down, 1 to 10; default 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RecoverAfter { get; init; }

    public CheckInput? Check { get; init; }
}
