namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Entries under keys that the author chooses. May be left empty.</summary>
public sealed record DictionaryType(string Noun, PatternType Key, MapType Value, int MaxEntries) : MapType;
