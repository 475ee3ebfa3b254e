namespace Nebula.Platform.Configuration;

/// <summary>A value of a <c>.env</c> file.</summary>
/// <param name="Value">The value.</param>
/// <param name="Line">The line it stands on, from 1.</param>
public sealed record DotEnvEntry(string Value, int Line);
