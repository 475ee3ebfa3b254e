using System.Text.Json;

namespace Nebula.Platform.Audit.Reading;

/// <summary>An entry of the audit log as the API shows it.</summary>
public sealed record AuditItem
{
    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditItemActor Actor { get; init; }

    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>The thing acted on, <c>kind:id</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Its name at that time.</summary>
    public string? TargetName { get; init; }

    /// <summary>Why it was refused or failed, beginning with the problem's code.</summary>
    public string? Detail { get; init; }

    /// <summary>The thing before, as the API showed it; secrets are stars.</summary>
    public JsonElement? Before { get; init; }

    public JsonElement? After { get; init; }

    /// <summary>How often, for refusals and failures that were alike within a minute.</summary>
    public required int Times { get; init; }

    public string? TraceId { get; init; }

    /// <summary>In hexadecimal.</summary>
    public required string Hash { get; init; }
}
