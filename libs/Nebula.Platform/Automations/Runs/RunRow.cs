using Nebula.Platform.Events;

namespace Nebula.Platform.Automations.Runs;

/// <summary>A row of the table <c>automation_runs</c>.</summary>
internal sealed record RunRow
{
    public const string Columns =
        "id, automation_id, event_id, event_category, event_type, event_title, state, reason, depth, chain, created_at, finished_at, next_at";

    public required Guid Id { get; init; }

    public required Guid AutomationId { get; init; }

    public required Guid EventId { get; init; }

    public required string EventCategory { get; init; }

    public required string EventType { get; init; }

    public required string EventTitle { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public required int Depth { get; init; }

    public required string[] Chain { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public AutomationRun ToRun(IEnumerable<StepRow> steps) => new()
    {
        Id = Id,
        Event = new RunEvent(EventId, EventType, EventTitle),
        State = EventText.Parse(State, RunState.Running),
        Reason = Reason,
        Chain = Chain,
        At = CreatedAt,
        FinishedAt = FinishedAt,
        NextAt = NextAt,
        Steps = [.. steps.Select(step => step.ToStep())],
    };
}
