using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Integrations.Parts;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Integrations;

/// <summary>Registers the outside systems that the platform itself uses. Needs the database, the cache and settings.</summary>
public static class IntegrationsRegistration
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOutbound();
        services.AddIntegration<PostgresIntegration>();
        services.AddIntegration<RedisIntegration>();
        services.AddIntegration<CollectorIntegration>();
        return services.AddSingleton<IntegrationService>();
    }

    /// <summary>An outside system of a feature, to be registered whether it is set up or not.</summary>
    public static IServiceCollection AddIntegration<T>(this IServiceCollection services)
        where T : class, IIntegration => services.AddSingleton<IIntegration, T>();
}
