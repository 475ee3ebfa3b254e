namespace Nebula.Platform.ServiceMap.Format;

/// <summary>One of a few words.</summary>
public sealed record ChoiceType(IReadOnlyList<string> Values) : MapType;
