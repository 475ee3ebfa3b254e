using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A valid monitor that is not saved yet.</summary>
internal sealed record MonitorDraft
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Group { get; init; }

    public string? Node { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public string? Icon { get; init; }

    public string? Open { get; init; }

    public required bool Public { get; init; }

    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The network of which it says whether it can be seen from here.</summary>
    public NetworkKind? WitnessFor { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required int Retries { get; init; }

    public required int RecoverAfter { get; init; }

    public required Check Check { get; init; }

    public MonitorInput ToInput() => new()
    {
        Name = Name,
        Description = Description,
        Group = Group,
        Node = Node,
        Tags = Tags,
        Icon = Icon,
        Open = Open,
        Public = Public,
        DependsOn = DependsOn,
        WitnessFor = WitnessFor,
        IntervalSeconds = IntervalSeconds,
        TimeoutSeconds = TimeoutSeconds,
        Retries = Retries,
        RecoverAfter = RecoverAfter,
        Check = Check.ToInput(),
    };

    public Monitor Over(Monitor monitor) => monitor with
    {
        Name = Name,
        Description = Description,
        Group = Group,
        Node = Node,
        Tags = Tags,
        Icon = Icon,
        Open = Open,
        Public = Public,
        DependsOn = DependsOn,
        WitnessFor = WitnessFor,
        IntervalSeconds = IntervalSeconds,
        TimeoutSeconds = TimeoutSeconds,
        Retries = Retries,
        RecoverAfter = RecoverAfter,
        Check = Check.ToInput(),
    };
}
