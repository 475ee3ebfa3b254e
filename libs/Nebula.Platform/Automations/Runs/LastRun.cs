namespace Nebula.Platform.Automations.Runs;

/// <summary>The newest run of an automation.</summary>
public sealed record LastRun(DateTimeOffset At, RunState State);
