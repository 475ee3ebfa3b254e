using Microsoft.Extensions.Configuration;

namespace Nebula.Platform.Settings;

/// <summary>The values set on a page, above every other source of configuration. Whoever reads the database fills it.</summary>
internal sealed class SettingsConfigurationProvider : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Puts these values in force, and tells everybody who watches when they are others.</summary>
    public void Replace(IReadOnlyDictionary<string, string> values)
    {
        var same = values.Count == Data.Count && values.All(value => Data.TryGetValue(value.Key, out var known) && known == value.Value);
        if (same)
        {
            return;
        }

        Data = values.ToDictionary(value => value.Key, value => (string?)value.Value, StringComparer.OrdinalIgnoreCase);
        OnReload();
    }
}
