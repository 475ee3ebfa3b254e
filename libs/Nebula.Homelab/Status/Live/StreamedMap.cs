namespace Nebula.Homelab.Status.Live;

/// <summary>The data of a <c>map</c> event: what is known of services and nodes must be loaded again. The version says nothing but that it is another.</summary>
public sealed record StreamedMap(string Version);
