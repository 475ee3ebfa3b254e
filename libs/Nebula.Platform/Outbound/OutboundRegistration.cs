using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Nebula.Platform.Cache;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;

namespace Nebula.Platform.Outbound;

/// <summary>Registers the guard and the clients that go through it.</summary>
public static class OutboundRegistration
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        // More than one feature dials; the settings are there once.
        if (services.Any(service => service.ServiceType == typeof(OutboundGuard)))
        {
            return services;
        }

        services.AddNebulaOptions<OutboundOptions>(OutboundOptions.SectionName);
        services.AddOptions<OutboundOptions>().PostConfigure<IOptions<PostgresOptions>, IOptions<RedisOptions>>((outbound, postgres, redis) =>
        {
            foreach (var endpoint in OwnEndpoints.Of(postgres.Value).Concat(OwnEndpoints.Of(redis.Value)))
            {
                outbound.Protected.Add(endpoint);
            }
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        services.TryAddSingleton<OutboundGuard>();
        services.TryAddSingleton<OutboundConnector>();
        services.TryAddSingleton<OutboundHttp>();
        services.TryAddSingleton<OutboundTls>();
        return services;
    }
}
