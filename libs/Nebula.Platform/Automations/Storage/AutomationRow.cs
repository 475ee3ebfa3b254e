using System.Text.Json;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Matching;
using Nebula.Platform.Json;

namespace Nebula.Platform.Automations.Storage;

/// <summary>A row of the table <c>automations</c>.</summary>
internal sealed record AutomationRow
{
    public const string Columns =
        """
        id, name, description, enabled, match::text as match, conditions::text as conditions, rights, saved_by_id, saved_by,
        paused_at, paused_until, paused_reason, version, created_at, updated_at
        """;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required bool Enabled { get; init; }

    public required string Match { get; init; }

    public required string Conditions { get; init; }

    public required string[] Rights { get; init; }

    public string? SavedById { get; init; }

    public required string SavedBy { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public string? PausedReason { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Of the newest run; null where that was not read.</summary>
    public DateTimeOffset? LastAt { get; init; }

    public string? LastState { get; init; }

    public Automation ToAutomation(IEnumerable<ActionRow> actions) => new()
    {
        Id = Id,
        Name = Name,
        Description = Description,
        Enabled = Enabled,
        State = !Enabled ? AutomationState.Disabled : PausedAt is null ? AutomationState.Active : AutomationState.Paused,
        PausedAt = PausedAt,
        PausedUntil = PausedUntil,
        PausedReason = PausedReason,
        Match = JsonSerializer.Deserialize<EventMatch>(Match, NebulaJson.Options)!,
        Conditions = JsonSerializer.Deserialize<AutomationCondition[]>(Conditions, NebulaJson.Options)!,
        Actions = [.. actions.Select(action => action.ToAction())],
        Rights = Rights,
        SavedBy = SavedBy,
        Version = Version,
        CreatedAt = CreatedAt,
        UpdatedAt = UpdatedAt,
        LastRun = LastAt is { } at ? new LastRun(at, EventText.Parse(LastState!, RunState.Running)) : null,
    };
}
