namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>Seconds in each state within one bar. What was paused, asleep, under maintenance or not monitored is in none of them.</summary>
public sealed record PublicBar(int Up, int Degraded, int Down, int Unknown);
