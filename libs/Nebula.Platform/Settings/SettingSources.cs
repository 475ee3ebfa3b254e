using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Settings;

/// <summary>Finds where a value comes from, by asking the sources of configuration in their order.</summary>
internal sealed class SettingSources(IConfigurationRoot configuration)
{
    /// <summary>
    /// Where <c>./nebula up</c> tells which of the variables that it hands on it read from a file: lines of <c>NAME=file line 12</c>.
    /// </summary>
    public const string PlacesVariable = "NEBULA_ENV_PLACES";

    /// <summary>Every source that has a value, the one that counts first; the default is the last.</summary>
    public IEnumerable<SettingSource> Of(SettingDefinition definition)
    {
        var sources = new[] { definition.Key, definition.SectionKey }.OfType<string>().SelectMany(name => Of(name, definition));
        return sources.Append(new SettingSource { Kind = SettingSourceKind.Default, Value = definition.Default });
    }

    private IEnumerable<SettingSource> Of(string name, SettingDefinition definition)
    {
        foreach (var provider in configuration.Providers.Reverse())
        {
            if (provider.TryGet(name, out var value) && !string.IsNullOrEmpty(value))
            {
                yield return SourceOf(provider, name) with { Value = definition.Secret ? null : value };
            }
        }
    }

    private SettingSource SourceOf(IConfigurationProvider provider, string name) => provider switch
    {
        SettingsConfigurationProvider => new SettingSource { Kind = SettingSourceKind.Database },
        DotEnvConfigurationProvider file => new SettingSource { Kind = SettingSourceKind.EnvFile, Place = file.PlaceOf(name) },
        EnvironmentVariablesConfigurationProvider when PlaceOf(name) is { } place => new SettingSource { Kind = SettingSourceKind.EnvFile, Place = place },
        EnvironmentVariablesConfigurationProvider =>
            new SettingSource { Kind = SettingSourceKind.Environment, Place = name.Replace(ConfigurationPath.KeyDelimiter, "__", StringComparison.Ordinal) },
        FileConfigurationProvider file => new SettingSource { Kind = SettingSourceKind.Configuration, Place = $"{name} in {file.Source.Path}" },
        _ => new SettingSource { Kind = SettingSourceKind.Configuration, Place = name },
    };

    private string? PlaceOf(string name) => (configuration[PlacesVariable] ?? "")
        .Split('\n')
        .Where(line => line.StartsWith($"{name}=", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 1)..])
        .FirstOrDefault();
}
