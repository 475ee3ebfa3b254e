using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Automations;

/// <summary>An automation as somebody writes it.</summary>
public sealed record AutomationInput
{
    public const int MaxName = 80;
    public const int MaxDescription = 500;
    public const int MaxConditions = 10;
    public const int MaxActions = 10;

    [MaxLength(MaxName)]
    public required string Name { get; init; }

    [MaxLength(MaxDescription)]
    public string? Description { get; init; }

    public bool Enabled { get; init; } = true;

    public required EventMatch Match { get; init; }

    [MaxLength(MaxConditions)]
    public IReadOnlyList<AutomationCondition> Conditions { get; init; } = [];

    [MaxLength(MaxActions)]
    public required IReadOnlyList<AutomationActionInput> Actions { get; init; }
}
