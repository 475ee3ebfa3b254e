namespace Nebula.Homelab.Status.States;

/// <summary>What the judge needs to know about one service.</summary>
public sealed record ServiceFacts
{
    public required int No { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Node { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    public bool Paused { get; init; }

    public IReadOnlyList<string> MissingSettings { get; init; } = [];

    /// <summary>What is being done to it, while a maintenance window holds.</summary>
    public string? Maintenance { get; init; }

    public required CheckTiming Timing { get; init; }

    public required OwnState Own { get; init; }

    public bool IsActive => !Paused && MissingSettings.Count == 0;
}
