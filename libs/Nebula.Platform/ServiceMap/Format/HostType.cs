namespace Nebula.Platform.ServiceMap.Format;

/// <summary>A host name or an IP address, in which variables are expanded.</summary>
public sealed record HostType : MapType;
