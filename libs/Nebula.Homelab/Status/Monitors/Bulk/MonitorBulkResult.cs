using System.Text.Json.Serialization;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>What became of one monitor.</summary>
public sealed record MonitorBulkResult
{
    public required Guid Id { get; init; }

    /// <summary>Null when there is none with this id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    public required BulkOutcome Outcome { get; init; }

    /// <summary>Refused: the code that a single edit answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    internal static MonitorBulkResult Of(Guid id, Monitor? monitor, BulkOutcome outcome) => new() { Id = id, Name = monitor?.Name, Outcome = outcome };

    internal static MonitorBulkResult Refused(Guid id, Monitor? monitor, Error error) =>
        Of(id, monitor, BulkOutcome.Refused) with { Code = error.Code, Detail = error.Detail };
}
