using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Timers;

/// <summary>The timers' part of the services.</summary>
internal static class TimerRegistration
{
    public static void AddTimers(this IServiceCollection services, FunctionsRuntimeOptions options, HostJson hostJson, string hostId)
    {
        services.TryAddSingleton(hostJson.TimerLeases);
        services.TryAddSingleton<ITimerStore>(_ => CreateStore(options.Storage, hostId, hostJson.TimerLeases.Period));
        services.AddSingleton<TimerInvoker>();
        services.AddSingleton<ManualTimerRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ManualTimerRuns>());
        services.AddSingleton<TimerService>();
        services.AddSingleton<ITriggerListener>(provider => provider.GetRequiredService<TimerService>());
        services.AddHostedService(provider => provider.GetRequiredService<TimerService>());
    }

    private static ITimerStore CreateStore(string? storage, string hostId, TimeSpan lease) => storage is null
        ? new MemoryTimerStore()
        : new PostgresTimerStore(StorageDatabase.Open(storage, $"{hostId} timers", maxPoolSize: 4), hostId, Guid.CreateVersion7(), lease);
}
