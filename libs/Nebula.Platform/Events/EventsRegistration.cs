using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Leases;
using Npgsql;

namespace Nebula.Platform.Events;

/// <summary>Registers the event spine. Needs the database and an <c>IConnectionMultiplexer</c>.</summary>
public static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();

        // Before those who hold leases: hosted services stop in reverse, and the lease is given back last.
        services.AddSingleton<LeaseKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<LeaseKeeper>());
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxTransfer>();
        services.AddSingleton<IOutboxMover, EventMover>();
        foreach (var database in DatabaseNames.All)
        {
            services.AddSingleton(provider => new OutboxSource(database, DataSourceOf(provider, database)));
        }

        return services.AddHostedService<OutboxDispatcher>();
    }

    private static NpgsqlDataSource DataSourceOf(IServiceProvider provider, string database) => database == DatabaseNames.HomelabJarvis
        ? provider.GetRequiredService<NpgsqlDataSource>()
        : provider.GetRequiredKeyedService<NpgsqlDataSource>(database);
}
