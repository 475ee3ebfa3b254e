using Nebula.Platform.Events;

namespace Nebula.Platform.Automations.Runs;

/// <summary>A row of the table <c>automation_run_steps</c>.</summary>
internal sealed record StepRow
{
    public const string Columns = "run_id, place, action_id, kind, state, attempts, detail, started_at, duration_ms";

    public required Guid RunId { get; init; }

    public required int Place { get; init; }

    public required Guid ActionId { get; init; }

    public required string Kind { get; init; }

    public required string State { get; init; }

    public required int Attempts { get; init; }

    public string? Detail { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public int? DurationMs { get; init; }

    public StepState StepState => EventText.Parse(State, StepState.Waiting);

    public bool IsOver => StepState is StepState.Done or StepState.Failed or StepState.Skipped;

    public AutomationRunStep ToStep() => new()
    {
        Action = ActionId,
        Kind = Kind,
        State = StepState,
        Attempts = Attempts,
        Detail = Detail,
        StartedAt = StartedAt,
        DurationMs = DurationMs,
    };
}
