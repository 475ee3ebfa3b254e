namespace Nebula.Homelab.FireDrills;

/// <summary>One step of a drill.</summary>
/// <param name="Step">Which.</param>
/// <param name="State">How far it is.</param>
/// <param name="At">When it began to run, or ended; null while it waits.</param>
/// <param name="Detail">What was seen, for people.</param>
public sealed record FireDrillStep(FireDrillStepName Step, FireDrillStepState State, DateTimeOffset? At, string? Detail);
