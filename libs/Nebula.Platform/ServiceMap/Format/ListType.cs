namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Several values of one type.</summary>
public sealed record ListType(MapType Item, int MaxItems) : MapType;
