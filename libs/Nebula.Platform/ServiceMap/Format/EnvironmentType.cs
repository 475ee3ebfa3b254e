namespace Nebula.Platform.ServiceMap.Format;

/// <summary>
/// The name of an environment variable whose value is a secret: it is read where it is used, and neither kept nor shown. None of Nebula's own.
/// </summary>
public sealed record EnvironmentType : MapType;
