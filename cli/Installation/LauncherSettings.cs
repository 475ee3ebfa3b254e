using Nebula.Platform.Configuration;

namespace Nebula.Cli.Installation;

/// <summary>The environment, and below it the <c>.env</c> files of the data folder and of the repository.</summary>
internal sealed class LauncherSettings
{
    public const string Postgres = "NEBULA_POSTGRES";
    public const string Redis = "NEBULA_REDIS";
    public const string ServiceMap = "NEBULA_SERVICE_MAP";
    public const string ServiceToken = "NEBULA_SERVICE_TOKEN";
    public const string PublicUrl = "NEBULA_PUBLIC_URL";

    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, string> _places;

    private LauncherSettings(Dictionary<string, string> values, Dictionary<string, string> places) => (_values, _places) = (values, places);

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public IReadOnlyDictionary<string, string> All => _values;

    /// <summary>Of the values that come from a file: <c>/srv/nebula/.env line 12</c>.</summary>
    public IReadOnlyDictionary<string, string> Places => _places;

    /// <exception cref="DotEnvException">A line of a .env file is not understood; the message names it.</exception>
    public static LauncherSettings Load(string? repository, DataFolder data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { repository is null ? null : Path.Combine(repository, ".env"), data.EnvironmentFile }.Where(File.Exists))
        {
            foreach (var (name, entry) in DotEnvFile.ReadEntries(file!))
            {
                values[name] = entry.Value;
                places[name] = $"{file} line {entry.Line}";
            }
        }

        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            values[(string)variable.Key] = (string?)variable.Value ?? "";
            places.Remove((string)variable.Key);
        }

        return new LauncherSettings(values, places);
    }
}
