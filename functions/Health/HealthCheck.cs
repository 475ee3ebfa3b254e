using System.Text.Json.Serialization;

namespace Nebula.Functions.Health;

/// <summary>One part this process leans on.</summary>
internal sealed record HealthCheck(
    string Name,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail)
{
    public static HealthCheck Of(string name, bool isOk, string? detail) => new(name, isOk ? "ok" : "fail", detail);
}
