using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Timers.Storage;
using Npgsql;

namespace Nebula.Runtime.Timers;

/// <summary>The timers' part of the services.</summary>
internal static class TimerRegistration
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(60);

    public static void AddTimers(this IServiceCollection services, FunctionsRuntimeOptions options, string hostId)
    {
        services.TryAddSingleton<ITimerStore>(_ => CreateStore(options.Storage, hostId));
        services.AddSingleton<TimerInvoker>();
        services.AddHostedService<TimerService>();
    }

    private static ITimerStore CreateStore(string? storage, string hostId)
    {
        if (storage is null)
        {
            return new MemoryTimerStore();
        }

        try
        {
            // A handful of short statements a minute; a database that is gone must be noticed within the lease.
            var connection = new NpgsqlConnectionStringBuilder(storage)
            {
                MaxPoolSize = 4,
                Timeout = 5,
                CommandTimeout = 10,
                ApplicationName = $"{hostId} timers",
            };

            return new PostgresTimerStore(NpgsqlDataSource.Create(connection), hostId, Guid.CreateVersion7(), LeaseDuration);
        }
        catch (ArgumentException)
        {
            // The parser's message can hold parts of the string, and so of a password.
            throw FunctionsRuntimeOptions.Invalid(
                nameof(FunctionsRuntimeOptions.Storage), "an Npgsql connection string, such as Host=…;Database=…;Username=…;Password=…");
        }
    }
}
