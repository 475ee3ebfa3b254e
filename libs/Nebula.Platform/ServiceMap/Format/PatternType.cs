namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Text of a fixed form, without variables. <paramref name="Says"/> is the form in words.</summary>
public sealed record PatternType(string Pattern, string Says, int MaxLength, bool OrInteger = false) : MapType;
