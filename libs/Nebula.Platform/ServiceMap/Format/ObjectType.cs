namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Members whose names are fixed; the noun is what errors call it.</summary>
public sealed record ObjectType(string Noun, IReadOnlyList<MapMember> Members) : MapType;
