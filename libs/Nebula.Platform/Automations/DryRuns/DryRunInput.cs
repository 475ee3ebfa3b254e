namespace Nebula.Platform.Automations.DryRuns;

/// <summary>What is to be tried out.</summary>
public sealed record DryRunInput
{
    /// <summary>The automation, saved or not.</summary>
    public required AutomationInput Automation { get; init; }

    /// <summary>The saved one that it would replace; null for a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>One event that happened; null for all of the last seven days.</summary>
    public Guid? Event { get; init; }
}
