using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Configuration;
using StackExchange.Redis;

namespace Nebula.Platform.Cache;

public static class CacheRegistration
{
    /// <summary>One <see cref="IConnectionMultiplexer"/> for the process, and <see cref="RedisCache"/> for work that can do without it.</summary>
    public static IServiceCollection AddNebulaCache(this IServiceCollection services)
    {
        services.AddNebulaOptions<RedisOptions>(RedisOptions.SectionName);
        services.AddSingleton<RedisConnector>();
        services.AddSingleton<IConnectionMultiplexer>(provider => provider.GetRequiredService<RedisConnector>().Connect());
        services.AddSingleton<RedisCache>();
        return services;
    }
}
