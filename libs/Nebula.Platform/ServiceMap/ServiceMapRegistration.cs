using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Configuration;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap;

/// <summary>Registration of the service map.</summary>
public static class ServiceMapRegistration
{
    /// <summary>The provider, and the watcher that fills it while the host runs. Variables come from the configuration: environment and <c>.env</c>. Needs a <see cref="CheckFormats"/> of whoever runs the checks.</summary>
    public static IServiceCollection AddServiceMap(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddNebulaOptions<ServiceMapOptions>(ServiceMapOptions.SectionName);
        services.AddSingleton<ServiceMapProvider>();
        services.AddSingleton(provider =>
        {
            var configuration = provider.GetRequiredService<IConfiguration>();
            return new ServiceMapReader(provider.GetRequiredService<CheckFormats>(), name => configuration[name], provider.GetRequiredService<TimeProvider>());
        });
        return services.AddHostedService<ServiceMapWatcher>();
    }
}
