using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Npgsql;

namespace Nebula.Platform.Database;

public static class DatabaseRegistration
{
    /// <summary>
    /// <see cref="NpgsqlDataSource"/> for homelab_jarvis, the other two keyed by name (<see cref="DatabaseNames"/>),
    /// <see cref="DatabaseHealth"/>, and the migrations of this library and the others named.
    /// </summary>
    public static IServiceCollection AddNebulaDatabase(this IServiceCollection services, params MigrationSource[] migrations)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        services.AddNebulaOptions<PostgresOptions>(PostgresOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseHealth>();
        services.AddHostedService<DatabaseMonitor>();
        foreach (var source in PlatformMigrations.Sources.Concat(migrations))
        {
            services.AddSingleton(source);
        }

        services.AddSingleton<Migrator>();
        services.AddSingleton(provider => Create(provider, DatabaseNames.HomelabJarvis));
        services.AddKeyedSingleton(DatabaseNames.DiscordBot, (provider, _) => Create(provider, DatabaseNames.DiscordBot));
        services.AddKeyedSingleton(DatabaseNames.StreamBot, (provider, _) => Create(provider, DatabaseNames.StreamBot));
        return services;
    }

    private static NpgsqlDataSource Create(IServiceProvider provider, string database)
    {
        var options = provider.GetRequiredService<IOptions<PostgresOptions>>().Value;
        var builder = new NpgsqlDataSourceBuilder(DatabaseConnections.For(options, database).ConnectionString) { Name = database };
        builder.UseLoggerFactory(provider.GetService<ILoggerFactory>());
        return builder.Build();
    }
}
