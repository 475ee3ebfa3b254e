namespace Nebula.Homelab.Status.Monitors;

/// <summary>A service map in few words, for the audit log.</summary>
/// <param name="Version">The hash of the file.</param>
/// <param name="Services">How many services it has.</param>
/// <param name="Nodes">How many nodes it has.</param>
internal sealed record MapState(string Version, int Services, int Nodes);
