namespace Nebula.Platform.Automations.Runs;

/// <summary>The event that a run is for, as it was told; kept with the run, which may outlive it.</summary>
public sealed record RunEvent(Guid Id, string Type, string Title);
