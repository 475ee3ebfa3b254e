namespace Nebula.Homelab.Status.States;

/// <summary>What one check of one monitor found.</summary>
public sealed record Observation
{
    /// <summary>The moment the check was planned for, in whole microseconds, which is what PostgreSQL keeps.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Up, degraded, down or unknown.</summary>
    public required ServiceState State { get; init; }

    public required string Reason { get; init; }

    public required Evidence Evidence { get; init; }

    public int? ResponseTimeMs { get; init; }

    /// <summary>Nothing came back from the machine at all.</summary>
    public bool Unreachable { get; init; }

    /// <summary>The name could not be resolved, so nothing was dialled.</summary>
    public bool Unresolved { get; init; }
}
