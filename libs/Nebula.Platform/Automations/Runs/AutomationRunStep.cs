namespace Nebula.Platform.Automations.Runs;

/// <summary>What became of one action.</summary>
public sealed record AutomationRunStep
{
    public required Guid Action { get; init; }

    public required string Kind { get; init; }

    public required StepState State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>What the last attempt ended with.</summary>
    public string? Detail { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Of the last attempt.</summary>
    public int? DurationMs { get; init; }
}
