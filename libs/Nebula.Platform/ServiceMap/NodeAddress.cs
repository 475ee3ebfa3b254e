namespace Nebula.Platform.ServiceMap;

/// <summary>One configured address of a node.</summary>
/// <param name="Kind">The network it belongs to.</param>
/// <param name="Address">A host name or an IP address, without scheme, port or brackets.</param>
public sealed record NodeAddress(NodeAddressKind Kind, string Address);
