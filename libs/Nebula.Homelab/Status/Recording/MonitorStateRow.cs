using System.Text.Json;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Recording;

/// <summary>A monitor and its state as they stand in the database; the state is absent before the first one was written.</summary>
internal sealed record MonitorStateRow
{
    public required int No { get; init; }

    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Node { get; init; }

    public required string[] DependsOn { get; init; }

    public string? Dials { get; init; }

    public string? WitnessFor { get; init; }

    public required string[] Tags { get; init; }

    public required bool Drill { get; init; }

    public required bool Paused { get; init; }

    public required string[] MissingSettings { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required int Retries { get; init; }

    public required int RecoverAfter { get; init; }

    public required bool UpsideDown { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? OwnState { get; init; }

    public DateTimeOffset? OwnSince { get; init; }

    public string? OwnReason { get; init; }

    public string? OwnEvidence { get; init; }

    public required int Streak { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public int? Recovery { get; init; }

    public DateTimeOffset? StandsSince { get; init; }

    public DateTimeOffset? ReachedSince { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public string? LastState { get; init; }

    public int? LastResponseMs { get; init; }

    public required bool Unreachable { get; init; }

    public required bool Unresolved { get; init; }

    public string? Dialled { get; init; }

    public string? State { get; init; }

    public DateTimeOffset? Since { get; init; }

    public string? Reason { get; init; }

    public string? Evidence { get; init; }

    public required bool Waiting { get; init; }

    public required bool Heard { get; init; }

    public TrackedService ToTracked()
    {
        var facts = new ServiceFacts
        {
            No = No,
            Key = Key,
            Name = Name,
            Node = Node,
            DependsOn = DependsOn,
            Dials = Dials,
            WitnessFor = NetworkText.Parse(WitnessFor),
            Paused = Paused,
            MissingSettings = MissingSettings,
            IsHeard = Heard,
            Timing = new CheckTiming(IntervalSeconds, TimeoutSeconds, Retries, RecoverAfter),
            UpsideDown = UpsideDown,
            Own = ToOwn(),
        };
        var shown = State is null
            ? ShownState.New(CreatedAt)
            : new ShownState(ServiceStateText.Parse(State), Since!.Value, Reason!, Read(Evidence), Waiting);
        return new TrackedService(Id, facts, shown) { Tags = Tags, Drill = Drill };
    }

    private OwnState ToOwn() => OwnState is null
        ? States.OwnState.NotChecked(CreatedAt)
        : new OwnState
        {
            State = ServiceStateText.Parse(OwnState),
            Since = OwnSince!.Value,
            Reason = OwnReason!,
            Evidence = Read(OwnEvidence),
            Streak = Streak,
            FailingSince = FailingSince,
            Recovery = Recovery,
            StandsSince = StandsSince,
            ReachedSince = ReachedSince,
            LastAt = LastAt,
            LastState = LastState is null ? null : ServiceStateText.Parse(LastState),
            LastResponseMs = LastResponseMs,
            Unreachable = Unreachable,
            Unresolved = Unresolved,
            Dialled = Dialled,
        };

    private static Evidence? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<Evidence>(json, NebulaJson.Options);
}
