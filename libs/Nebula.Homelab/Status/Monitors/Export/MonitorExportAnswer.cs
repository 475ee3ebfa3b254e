namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>Monitors as the service map has them.</summary>
/// <param name="Head">What stands in front of the entries in a file of its own.</param>
/// <param name="Entries">The entries of <c>services:</c>, to be pasted there.</param>
/// <param name="Monitors">How many there are.</param>
/// <param name="Notes">What is left out, and why; also in the head.</param>
public sealed record MonitorExportAnswer(string Head, string Entries, int Monitors, IReadOnlyList<string> Notes);
