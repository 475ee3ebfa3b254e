namespace Nebula.Runtime.Tests.Processes;

/// <summary>A row of <c>timer_runs</c>; times are the database's.</summary>
internal sealed record RecordedRun
{
    public required Guid RunId { get; init; }

    public required int ProcessId { get; init; }

    public required string Function { get; init; }

    public required bool IsPastDue { get; init; }

    public required DateTime? PlannedAt { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever if its process died.</summary>
    public required DateTime? EndedAt { get; init; }

    public required bool IsCut { get; init; }
}
