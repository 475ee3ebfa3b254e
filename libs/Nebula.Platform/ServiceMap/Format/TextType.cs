namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Free text; <paramref name="Expanded"/>: in which variables are expanded.</summary>
public sealed record TextType(int MaxLength, bool Multiline = false, bool Expanded = true) : MapType;
