namespace Nebula.Homelab.Status.History;

/// <summary>What one check found.</summary>
public sealed record CheckResult
{
    public required Guid Id { get; init; }

    /// <summary>The moment it was planned for.</summary>
    public required DateTimeOffset At { get; init; }

    public required ServiceState State { get; init; }

    public int? ResponseTimeMs { get; init; }

    public required string Reason { get; init; }

    public required Evidence Evidence { get; init; }
}
