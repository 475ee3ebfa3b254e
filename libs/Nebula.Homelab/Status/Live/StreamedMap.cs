namespace Nebula.Homelab.Status.Live;

/// <summary>The data of a <c>map</c> event: what is known of services and nodes must be loaded again.</summary>
public sealed record StreamedMap(string Version);
