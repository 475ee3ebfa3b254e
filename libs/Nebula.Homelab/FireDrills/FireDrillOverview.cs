namespace Nebula.Homelab.FireDrills;

/// <summary>How it stands with fire drills.</summary>
/// <param name="Latest">The one that runs, or ran last; null before the first.</param>
/// <param name="LastPassed">The last one that passed.</param>
/// <param name="Tells">The channels, by name, over which an outage would be told now.</param>
/// <param name="Obstacle">Why an outage would be told to nobody now, and what to do; null when somebody would hear of it.</param>
public sealed record FireDrillOverview(FireDrill? Latest, FireDrill? LastPassed, IReadOnlyList<string> Tells, string? Obstacle);
