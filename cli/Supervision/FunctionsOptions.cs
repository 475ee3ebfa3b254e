namespace Nebula.Cli.Supervision;

/// <summary>How the functions process is started.</summary>
/// <param name="Folder">Holds Nebula.Functions.dll.</param>
/// <param name="Url">Where it shall listen.</param>
/// <param name="LogFile">Takes its output.</param>
/// <param name="Environment">Its whole environment.</param>
internal sealed record FunctionsOptions(string Folder, Uri Url, string LogFile, IReadOnlyDictionary<string, string> Environment);
