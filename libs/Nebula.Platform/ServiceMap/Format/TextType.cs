namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Free text, in which variables are expanded.</summary>
public sealed record TextType(int MaxLength, bool Multiline = false) : MapType;
