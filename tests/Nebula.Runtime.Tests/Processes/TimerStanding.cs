namespace Nebula.Runtime.Tests.Processes;

/// <summary>A row of <c>functions_runtime.function_timers</c>, as far as a test looks at it.</summary>
internal sealed record TimerStanding
{
    public const string Select = """
        SELECT last_at, next_at, is_running, lease_owner, lease_token
        FROM functions_runtime.function_timers WHERE name = @name
        """;

    public required DateTime? LastAt { get; init; }

    public required DateTime? NextAt { get; init; }

    public required bool IsRunning { get; init; }

    public required Guid LeaseOwner { get; init; }

    public required long LeaseToken { get; init; }
}
