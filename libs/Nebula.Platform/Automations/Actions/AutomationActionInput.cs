using System.ComponentModel.DataAnnotations;

namespace Nebula.Platform.Automations.Actions;

/// <summary>One action as somebody writes it.</summary>
public sealed record AutomationActionInput
{
    /// <summary>Of the action that is kept: its secrets stay where none are given. Null for a new one.</summary>
    public Guid? Id { get; init; }

    [MaxLength(40)]
    public required string Kind { get; init; }

    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public bool ContinueOnFailure { get; init; }
}
