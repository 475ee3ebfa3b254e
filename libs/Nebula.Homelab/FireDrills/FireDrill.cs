namespace Nebula.Homelab.FireDrills;

/// <summary>A fire drill: a target of our own is monitored and stopped, and what should follow is waited for.</summary>
public sealed record FireDrill
{
    public required Guid Id { get; init; }

    public required FireDrillState State { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string RequestedBy { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>All of them, in their order, also those to come.</summary>
    public required IReadOnlyList<FireDrillStep> Steps { get; init; }

    public required IReadOnlyList<FireDrillAlert> Alerts { get; init; }

    /// <summary>Why it failed, in the words of who refused where somebody did.</summary>
    public string? Reason { get; init; }

    public static FireDrill New(Guid id, string by, DateTimeOffset now) => new()
    {
        Id = id,
        State = FireDrillState.Waiting,
        RequestedAt = now,
        RequestedBy = by,
        Steps = [.. Enum.GetValues<FireDrillStepName>().Select(step => new FireDrillStep(step, FireDrillStepState.Waiting, null, null))],
        Alerts = [],
    };

    public FireDrill With(FireDrillStepName name, FireDrillStepState state, DateTimeOffset at, string? detail = null) =>
        this with { Steps = [.. Steps.Select(step => step.Step == name ? new FireDrillStep(name, state, at, detail) : step)] };
}
