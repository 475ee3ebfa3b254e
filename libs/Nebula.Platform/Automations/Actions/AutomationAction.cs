namespace Nebula.Platform.Automations.Actions;

/// <summary>One action of an automation, as it is shown: secrets are named, never told.</summary>
public sealed record AutomationAction
{
    /// <summary>Stays when the automation is saved with it.</summary>
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>Values by parameter; of an address only where it leads.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The parameters that have a sealed value.</summary>
    public required IReadOnlyList<string> Sealed { get; init; }

    /// <summary>Whether the actions after it are done although this one failed.</summary>
    public required bool ContinueOnFailure { get; init; }
}
