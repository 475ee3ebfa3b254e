namespace Nebula.Homelab.Status.Scheduling;

/// <summary>A monitor that this process is to check, and the token that proves it.</summary>
internal sealed record ClaimedMonitor
{
    public required int No { get; init; }

    public required long Token { get; init; }

    public required Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>It is a fire drill's: it counts for no share and goes to no other process.</summary>
    public bool Drill { get; init; }

    public required int Version { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required int Retries { get; init; }

    /// <summary>Null where the plan knows this version already.</summary>
    public string? CheckSpec { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public required int Streak { get; init; }
}
