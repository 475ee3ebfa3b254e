using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>The timers' part of the services.</summary>
internal static class TimerRegistration
{
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(60);

    public static void AddTimers(this IServiceCollection services, FunctionsRuntimeOptions options, string hostId)
    {
        services.TryAddSingleton<ITimerStore>(_ => CreateStore(options.Storage, hostId));
        services.AddSingleton<TimerInvoker>();
        services.AddSingleton<TimerService>();
        services.AddSingleton<ITriggerListener>(provider => provider.GetRequiredService<TimerService>());
        services.AddHostedService(provider => provider.GetRequiredService<TimerService>());
    }

    private static ITimerStore CreateStore(string? storage, string hostId) => storage is null
        ? new MemoryTimerStore()
        : new PostgresTimerStore(StorageDatabase.Open(storage, $"{hostId} timers", maxPoolSize: 4), hostId, Guid.CreateVersion7(), LeaseDuration);
}
