namespace Nebula.Platform.ServiceMap.Format;

/// <summary>What a value of the map may be. The reader checks against these, and the JSON Schema is written from them.</summary>
public abstract record MapType;
