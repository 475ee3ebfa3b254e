namespace Nebula.Platform.Automations.Runs;

/// <summary>What an automation did because of one event.</summary>
public sealed record AutomationRun
{
    public required Guid Id { get; init; }

    public required RunEvent Event { get; init; }

    public required RunState State { get; init; }

    /// <summary>Why it failed or was stopped.</summary>
    public string? Reason { get; init; }

    /// <summary>The automations that made the event happen, the first first; empty when none did.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it is tried again; null when it is over.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public required IReadOnlyList<AutomationRunStep> Steps { get; init; }
}
