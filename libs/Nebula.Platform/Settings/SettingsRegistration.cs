using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Nebula.Platform.Configuration;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Settings;

public static class SettingsRegistration
{
    /// <summary>
    /// Puts the settings of the database above all other configuration. After the features whose options they are, and before what
    /// reads the configuration while it registers itself.
    /// </summary>
    public static void AddSettings(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var provider = new SettingsConfigurationProvider();
        ((IConfigurationBuilder)builder.Configuration).Add(provider);
        var configuration = (IConfigurationRoot)builder.Configuration;
        var catalog = new SettingCatalog([.. services.Select(service => service.ImplementationInstance).OfType<IOptionsProbe>()]);
        var stored = new StoredSettings(catalog, configuration, provider);
        StartingSettings.Read(stored, configuration);
        stored.RememberStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(catalog);
        services.AddSingleton(stored);
        services.AddSingleton(new SettingSources(configuration));
        services.AddSingleton<MapSettings>();
        services.AddSingleton<SettingsWatcher>();
        services.AddHostedService(provided => provided.GetRequiredService<SettingsWatcher>());
        services.AddSealedColumn(SettingStore.Column);

        // Public to the functions, with internals in its constructor: made here by hand.
        services.AddSingleton(provided => new SettingService(
            catalog,
            stored,
            provided.GetRequiredService<SettingSources>(),
            provided.GetRequiredService<MapSettings>(),
            provided.GetRequiredService<SettingsWatcher>(),
            provided.GetRequiredService<NpgsqlDataSource>(),
            provided.GetRequiredService<SecretCipher>(),
            provided.GetRequiredService<TimeProvider>()));
    }
}
