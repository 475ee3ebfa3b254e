using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.ServiceMap;

/// <summary>Registration of the service map.</summary>
public static class ServiceMapRegistration
{
    /// <summary>The provider, and the watcher that fills it while the host runs. Variables come from the configuration: environment and <c>.env</c>.</summary>
    public static IServiceCollection AddServiceMap(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddNebulaOptions<ServiceMapOptions>(ServiceMapOptions.SectionName);
        services.AddSingleton<ServiceMapProvider>();
        services.AddSingleton(provider =>
        {
            var configuration = provider.GetRequiredService<IConfiguration>();
            return new ServiceMapReader(name => configuration[name], provider.GetRequiredService<TimeProvider>());
        });
        return services.AddHostedService<ServiceMapWatcher>();
    }
}
