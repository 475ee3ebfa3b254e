namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Seconds as a whole number, or <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
public sealed record DurationType(int MinSeconds, int MaxSeconds) : MapType;
