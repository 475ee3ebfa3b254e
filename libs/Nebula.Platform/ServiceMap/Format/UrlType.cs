namespace Nebula.Platform.ServiceMap.Format;

/// <summary>An absolute http or https URL, in which variables and <c>${node.address}</c> are expanded.</summary>
public sealed record UrlType : MapType;
