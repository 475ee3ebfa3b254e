namespace Nebula.Platform.ServiceMap.Format;

/// <summary>true or false.</summary>
public sealed record FlagType : MapType;
