namespace Nebula.Platform.ServiceMap.Format;

/// <summary>What a value of the map may be. The reader checks against these, and the JSON Schema is written from them.</summary>
public abstract record MapType;

/// <summary>Free text, in which variables are expanded.</summary>
public sealed record TextType(int MaxLength, bool Multiline = false) : MapType;

/// <summary>An absolute http or https URL, in which variables and <c>${node.address}</c> are expanded.</summary>
public sealed record UrlType : MapType;

/// <summary>A host name or an IP address, in which variables are expanded.</summary>
public sealed record HostType : MapType;

/// <summary>Text of a fixed form, without variables. <paramref name="Says"/> is the form in words.</summary>
public sealed record PatternType(string Pattern, string Says, int MaxLength, bool OrInteger = false) : MapType;

/// <summary>One of a few words.</summary>
public sealed record ChoiceType(IReadOnlyList<string> Values) : MapType;

/// <summary>A whole number in decimal digits; <paramref name="OrVariable"/>: or a text with a variable that gives one.</summary>
public sealed record IntegerType(int Min, int Max, bool OrVariable = false) : MapType;

/// <summary>Seconds as a whole number, or <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
public sealed record DurationType(int MinSeconds, int MaxSeconds) : MapType;

/// <summary>true or false.</summary>
public sealed record FlagType : MapType;

public sealed record ListType(MapType Item, int MaxItems) : MapType;

public sealed record ObjectType(string Noun, IReadOnlyList<MapMember> Members) : MapType;

/// <summary>Entries under keys that the author chooses. May be left empty.</summary>
public sealed record DictionaryType(string Noun, PatternType Key, MapType Value, int MaxEntries) : MapType;

/// <summary>A member of an <see cref="ObjectType"/>; the description is for people and stands in the schema.</summary>
public sealed record MapMember(string Name, MapType Type, string Description, bool Required = false);
