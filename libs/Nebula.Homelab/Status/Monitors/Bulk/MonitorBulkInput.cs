namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>One change to many monitors: a pause, a deletion, or new values. What is left out stays as it is.</summary>
public sealed record MonitorBulkInput
{
    /// <summary>1 to 500, each once.</summary>
    public IReadOnlyList<MonitorVersion>? Monitors { get; init; }

    /// <summary>true pauses, false resumes; by itself only, because those of the service map can be paused but not edited.</summary>
    public bool? Paused { get; init; }

    /// <summary>By itself only.</summary>
    public bool? Delete { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string>? AddTags { get; init; }

    public IReadOnlyList<string>? RemoveTags { get; init; }

    public int? IntervalSeconds { get; init; }

    public int? TimeoutSeconds { get; init; }

    public int? Retries { get; init; }

    public int? RecoverAfter { get; init; }

    public bool? Public { get; init; }
}
