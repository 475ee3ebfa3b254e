namespace Nebula.Cli.Launching;

/// <summary>What <c>up</c> was asked for.</summary>
/// <param name="MayBuild">false with <c>--no-build</c>.</param>
internal sealed record UpOptions(int Port, string DataPath, bool MayBuild);
