namespace Nebula.Homelab.Status.History;

/// <summary>Uptime from 0 to 1 of the known time, over four windows that end now; null where nothing is known.</summary>
public sealed record UptimeWindows(double? H24, double? D7, double? D30, double? D90);
