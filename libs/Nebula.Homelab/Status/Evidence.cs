using System.Text.Json.Serialization;
using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Status;

/// <summary>What a check saw, in words a person can compare: "expected 200–299, got 502 after 1.2 s, seen from linode".</summary>
public sealed record Evidence
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Expected { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actual { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The machine that ran the check.</summary>
    public required string SeenFrom { get; init; }

    /// <summary>How many attempts stand behind this; filled in by whoever retries.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Attempts { get; init; }

    /// <summary>Small measured values by name, units in the text: <c>certificateDays</c>: <c>61</c>, <c>connect</c>: <c>3 ms</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Facts { get; init; }

    /// <summary>What became of the check's conditions, met or not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ConditionResult>? Conditions { get; init; }
}
