using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Leases;
using Npgsql;

namespace Nebula.Platform.Events;

/// <summary>Registers the event spine. Needs the database and an <c>IConnectionMultiplexer</c>.</summary>
public static class EventsRegistration
{
    /// <param name="services">The application's.</param>
    /// <param name="process">The process's name in events about itself: <c>nebula-functions</c>.</param>
    public static IServiceCollection AddEvents(this IServiceCollection services, string process)
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

        services.AddHostedService<OutboxDispatcher>();
        services.AddFeed();
        services.AddHandling();
        return services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ProcessNews>(provider, process));
    }

    /// <summary>A handler of events; it hears of those that happen from its first start on.</summary>
    public static IServiceCollection AddEventHandler<T>(this IServiceCollection services)
        where T : class, IEventHandler => services.AddSingleton<IEventHandler, T>();

    private static void AddFeed(this IServiceCollection services)
    {
        services.AddSingleton<EventStore>();
        services.AddSingleton<EventLive>();
        services.AddSingleton(provider => new EventStreams(
            provider.GetRequiredService<EventStore>(), provider.GetRequiredService<EventLive>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<EventFollower>();
    }

    private static void AddHandling(this IServiceCollection services)
    {
        services.AddNebulaOptions<EventsOptions>(EventsOptions.SectionName);
        services.AddSingleton<HandlerStore>();
        services.AddSingleton<EventHandlerRunner>();
        services.AddHostedService<EventHandling>();
        services.AddHostedService<EventMeasurement>();
        services.AddSingleton<DeadLetterService>();
        services.AddSingleton<EventRetention>();
    }

    private static NpgsqlDataSource DataSourceOf(IServiceProvider provider, string database) => database == DatabaseNames.HomelabJarvis
        ? provider.GetRequiredService<NpgsqlDataSource>()
        : provider.GetRequiredKeyedService<NpgsqlDataSource>(database);
}
