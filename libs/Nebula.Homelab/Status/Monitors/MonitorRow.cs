using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A monitor as it stands in its table.</summary>
internal sealed record MonitorRow
{
    public required Guid Id { get; init; }

    public required int No { get; init; }

    public required string Key { get; init; }

    public required string Source { get; init; }

    public string? SourceFile { get; init; }

    public int? SourceLine { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string GroupName { get; init; }

    public string? Node { get; init; }

    public required string[] Tags { get; init; }

    public string? Icon { get; init; }

    public string? OpenUrl { get; init; }

    public required bool Public { get; init; }

    public required string[] DependsOn { get; init; }

    public string? WitnessFor { get; init; }

    /// <summary>The host its checks connect to; follows from the check.</summary>
    public string? Dials { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required int Retries { get; init; }

    public required int RecoverAfter { get; init; }

    public required string CheckSpec { get; init; }

    public required string[] MissingSettings { get; init; }

    public required bool Paused { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static MonitorRow Of(Monitor monitor) => new()
    {
        Id = monitor.Id,
        No = monitor.No,
        Key = monitor.Key,
        Source = monitor.Source == MonitorSource.File ? "file" : "page",
        SourceFile = monitor.SourceFile,
        SourceLine = monitor.SourceLine,
        Name = monitor.Name,
        Description = monitor.Description,
        GroupName = monitor.Group,
        Node = monitor.Node,
        Tags = [.. monitor.Tags],
        Icon = monitor.Icon,
        OpenUrl = monitor.Open,
        Public = monitor.Public,
        DependsOn = [.. monitor.DependsOn],
        WitnessFor = NetworkText.Of(monitor.WitnessFor),
        Dials = CheckParser.Parse(monitor.Check).Value?.Dials,
        IntervalSeconds = monitor.IntervalSeconds,
        TimeoutSeconds = monitor.TimeoutSeconds,
        Retries = monitor.Retries,
        RecoverAfter = monitor.RecoverAfter,
        CheckSpec = JsonSerializer.Serialize(monitor.Check, NebulaJson.Options),
        MissingSettings = [.. monitor.MissingSettings],
        Paused = monitor.Paused,
        Version = monitor.Version,
        CreatedAt = monitor.CreatedAt,
        UpdatedAt = monitor.UpdatedAt,
    };

    /// <summary>Equal in every column; records compare arrays by reference.</summary>
    public bool IsSameAs(MonitorRow other) =>
        Tags.SequenceEqual(other.Tags)
        && DependsOn.SequenceEqual(other.DependsOn)
        && MissingSettings.SequenceEqual(other.MissingSettings)
        && this with { Tags = other.Tags, DependsOn = other.DependsOn, MissingSettings = other.MissingSettings } == other;

    public Monitor ToMonitor() => new()
    {
        Id = Id,
        No = No,
        Key = Key,
        Source = Source == "file" ? MonitorSource.File : MonitorSource.Page,
        SourceFile = SourceFile,
        SourceLine = SourceLine,
        Name = Name,
        Description = Description,
        Group = GroupName,
        Node = Node,
        Tags = Tags,
        Icon = Icon,
        Open = OpenUrl,
        Public = Public,
        DependsOn = DependsOn,
        WitnessFor = NetworkText.Parse(WitnessFor),
        IntervalSeconds = IntervalSeconds,
        TimeoutSeconds = TimeoutSeconds,
        Retries = Retries,
        RecoverAfter = RecoverAfter,
        Check = JsonSerializer.Deserialize<CheckInput>(CheckSpec, NebulaJson.Options)!,
        MissingSettings = MissingSettings,
        Paused = Paused,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
    };
}
