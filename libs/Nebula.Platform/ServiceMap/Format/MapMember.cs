namespace Nebula.Platform.ServiceMap.Format;

/// <summary>A member of an <see cref="ObjectType"/>; the description is for people and stands in the schema.</summary>
public sealed record MapMember(string Name, MapType Type, string Description, bool Required = false);
