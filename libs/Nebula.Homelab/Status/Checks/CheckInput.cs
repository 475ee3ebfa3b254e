using System.Text.Json;
using System.Text.Json.Serialization;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Checks;

/// <summary>
/// A check as it travels and is stored: flat, every member optional but the type. <see cref="CheckParser"/> makes
/// a typed <see cref="Check"/> of it, or says which member is wrong.
/// </summary>
public sealed record CheckInput
{
    /// <summary>One of <see cref="CheckTypes.Names"/>; a text, so that an unknown one is a field error rather than unreadable.</summary>
    [SchemaValues(typeof(CheckTypes), nameof(CheckTypes.Names))]
    public string? Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? VerifyTls { get; init; }

    /// <summary>Slower than this many milliseconds is degraded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DegradedAfterMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Host { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Port { get; init; }

    /// <summary><c>nebula</c>: this installation's own database or cache.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Connection { get; init; }

    /// <summary>An answer is bad, none is good.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? UpsideDown { get; init; }

    /// <summary>What must hold of the answer, each like <c>json $.status == "up"</c>; else the target is down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Conditions { get; init; }

    /// <summary>What should hold of the answer; else the target is degraded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? DegradedUnless { get; init; }

    /// <summary>The members of the type's own: those of <see cref="ICheckType.Members"/>.</summary>
    [JsonExtensionData]
    [SchemaMembers(typeof(CheckTypes), nameof(CheckTypes.OwnMembers))]
    public IDictionary<string, JsonElement>? Own { get; init; }
}
