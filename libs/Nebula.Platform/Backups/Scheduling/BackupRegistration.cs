using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

public static class BackupRegistration
{
    /// <summary>Backups that are made by themselves. Needs the database and secrets.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddNebulaOptions<BackupOptions>(BackupOptions.SectionName);
        services.AddSingleton<BackupDesk>();

        // Public to the functions, with internals in its constructor: made here by hand.
        services.AddSingleton(provider => new BackupRunner(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IOptionsMonitor<BackupOptions>>(),
            provider.GetRequiredService<IOptions<PostgresOptions>>(),
            provider.GetRequiredService<IOptions<SecretsOptions>>(),
            provider.GetRequiredService<SecretKeyFile>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BackupRunner>>()));
        services.AddHostedService<BackupMaker>();
        return services;
    }
}
