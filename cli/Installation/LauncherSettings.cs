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

    private LauncherSettings(Dictionary<string, string> values) => _values = values;

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public IReadOnlyDictionary<string, string> All => _values;

    /// <exception cref="DotEnvException">A line of a .env file is not understood; the message names it.</exception>
    public static LauncherSettings Load(string? repository, DataFolder data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { repository is null ? null : Path.Combine(repository, ".env"), data.EnvironmentFile }.Where(File.Exists))
        {
            foreach (var (name, value) in DotEnvFile.Read(file!))
            {
                values[name] = value;
            }
        }

        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            values[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return new LauncherSettings(values);
    }
}
