using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Checks;

/// <summary>
/// A check as it travels and is stored: flat, every member optional but the type. <see cref="CheckParser"/> makes
/// a typed <see cref="Check"/> of it, or says which member is wrong.
/// </summary>
public sealed record CheckInput
{
    /// <summary>One of <see cref="MonitorTypeText.All"/>; a text, so that an unknown one is a field error rather than unreadable.</summary>
    [AllowedValues("http", "tcp", "ping", "postgres", "redis", "ollama", "stable-diffusion", "comfyui")]
    public string? Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>Status codes and ranges: <c>200-299,401</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ExpectedStatus { get; init; }

    /// <summary>Text that the body must contain, within its first MiB.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Contains { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? FollowRedirects { get; init; }

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
}
