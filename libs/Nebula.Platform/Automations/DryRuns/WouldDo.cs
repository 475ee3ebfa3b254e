namespace Nebula.Platform.Automations.DryRuns;

/// <summary>What one action would have done.</summary>
public sealed record WouldDo(string Kind, string Would);
