using System.Text.Json.Serialization;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Automations;

/// <summary>When an event matches, the actions are done, in their order.</summary>
public sealed record Automation
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    public required bool Enabled { get; init; }

    public required AutomationState State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When it goes on by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PausedUntil { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PausedReason { get; init; }

    /// <summary>Which events.</summary>
    public required EventMatch Match { get; init; }

    /// <summary>What must be true of the event besides; all of it.</summary>
    public required IReadOnlyList<AutomationCondition> Conditions { get; init; }

    public required IReadOnlyList<AutomationAction> Actions { get; init; }

    /// <summary>The permissions that it acts with: those its actions need, which whoever saved it last had, and what it may hear.</summary>
    public required IReadOnlyList<string> Rights { get; init; }

    /// <summary>Who saved it last, by name.</summary>
    public required string SavedBy { get; init; }

    /// <summary>Goes up with every change; the <c>If-Match</c> of the next one.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What it did last; null when it never ran, or where history is not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LastRun? LastRun { get; init; }
}
