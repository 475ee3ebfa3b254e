using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>What the judge needs to know about one service.</summary>
public sealed record ServiceFacts
{
    public required int No { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Node { get; init; }

    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The host its checks connect to.</summary>
    public string? Dials { get; init; }

    /// <summary>The network of which it says whether it can be seen from here.</summary>
    public NetworkKind? WitnessFor { get; init; }

    public bool Paused { get; init; }

    public IReadOnlyList<string> MissingSettings { get; init; } = [];

    /// <summary>What is being done to it, while a maintenance window holds.</summary>
    public string? Maintenance { get; init; }

    /// <summary>An answer is bad, none is good.</summary>
    public bool UpsideDown { get; init; }

    /// <summary>It is not dialled but tells of itself: its silence says nothing of the machine.</summary>
    public bool IsHeard { get; init; }

    public required CheckTiming Timing { get; init; }

    public required OwnState Own { get; init; }

    /// <summary>What is shown of it until now.</summary>
    public ServiceState Shown { get; init; } = ServiceState.Unknown;

    public bool IsActive => !Paused && MissingSettings.Count == 0;

    /// <summary>That nothing came back is as it should be, so it says nothing about its machine.</summary>
    public bool IsSilent => UpsideDown && Own.LastState != ServiceState.Down;
}
