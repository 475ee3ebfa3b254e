using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Configuration;

/// <summary>The values of a <c>.env</c> file, and where in it each stands.</summary>
internal sealed class DotEnvConfigurationProvider(string path) : ConfigurationProvider
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public override void Load()
    {
        if (!File.Exists(path))
        {
            return;
        }

        // As the environment's own provider does it: A__B is A:B.
        foreach (var (name, entry) in DotEnvFile.ReadEntries(path))
        {
            Data[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = entry.Value;
            _lines[name] = entry.Line;
        }
    }

    /// <summary>For people: <c>/srv/nebula/.env line 12</c>.</summary>
    public string PlaceOf(string name) => _lines.TryGetValue(name, out var line) ? $"{path} line {line}" : path;
}
