using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Keys.Storage;

namespace Nebula.Runtime.Keys;

/// <summary>The keys' part of the services.</summary>
internal static class KeyRegistration
{
    public static void AddKeys(this IServiceCollection services, FunctionsRuntimeOptions options, string hostId)
    {
        services.TryAddSingleton<IKeyStore>(_ => options.Storage is null
            ? new MemoryKeyStore()
            : new PostgresKeyStore(StorageDatabase.Open(options.Storage, $"{hostId} keys", maxPoolSize: 2), hostId));
        services.AddSingleton(provider => new FunctionKeys(provider.GetRequiredService<IKeyStore>(), options.MasterKey));
        services.AddHostedService<KeyRefreshService>();

        // Added last, so that no level of the app brings them back.
        services.PostConfigure<LoggerFilterOptions>(KeySecrecy.Apply);
    }
}
