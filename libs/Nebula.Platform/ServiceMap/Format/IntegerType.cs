namespace Nebula.Platform.ServiceMap.Format;

/// <summary>A whole number in decimal digits; <paramref name="OrVariable"/>: or a text with a variable that gives one.</summary>
public sealed record IntegerType(int Min, int Max, bool OrVariable = false) : MapType;
