using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Primitives;

namespace Nebula.Platform.Settings;

/// <summary>The configuration as it would be with other values set on a page; the one in force does not notice.</summary>
internal static class OverlaidConfiguration
{
    public static IConfiguration Of(IConfigurationRoot configuration, IEnumerable<KeyValuePair<string, string>> values)
    {
        var memory = new MemoryConfigurationSource { InitialData = values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)) };
        var others = configuration.Providers.Where(provider => provider is not SettingsConfigurationProvider).Select(provider => new AsItIs(provider));
        return new ConfigurationRoot([.. others, new MemoryConfigurationProvider(memory)]);
    }

    /// <summary>A provider that is only read: a root loads its providers, which for those of another would read files again.</summary>
    private sealed class AsItIs(IConfigurationProvider provider) : IConfigurationProvider
    {
        public bool TryGet(string key, out string? value) => provider.TryGet(key, out value);

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) => provider.GetChildKeys(earlierKeys, parentPath);

        public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

        public void Load()
        {
            // It is loaded.
        }

        public void Set(string key, string? value) => throw new NotSupportedException("This is another's.");
    }
}
