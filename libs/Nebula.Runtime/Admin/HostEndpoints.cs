using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Admin;

/// <summary>What the host says of itself.</summary>
internal sealed class HostEndpoints(HostState state, HostJson hostJson, FunctionCatalog catalog, HostId id, TimeProvider time)
{
    private static readonly Assembly Runtime = typeof(HostEndpoints).Assembly;

    public Task PingAsync(HttpContext http) => AdminAnswer.EndAsync(http, StatusCodes.Status200OK);

    public Task StatusAsync(HttpContext http)
    {
        using var process = Process.GetCurrentProcess();
        return AdminAnswer.WriteAsync(http, new HostStatus(
            id.Value,
            state.Phase,
            Runtime.GetName().Version!.ToString(),
            Runtime.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            state.InstanceId,
            Environment.MachineName,
            (long)(time.GetUtcNow() - process.StartTime).TotalMilliseconds,
            "NotAllowed"));
    }

    public Task ConfigAsync(HttpContext http) => AdminAnswer.WriteAsync(http, HostConfiguration.Of(hostJson.Root));

    public Task MetadataAsync(HttpContext http) => AdminAnswer.WriteAsync(http, FunctionMetadata.Of(catalog));

    // The real host answers 500 outside Azure.
    public Task SyncTriggersAsync(HttpContext http) => AdminAnswer.WriteAsync(
        http,
        new { status = "There is no scale controller to tell of the triggers; nothing was done." },
        StatusCodes.Status501NotImplemented);

    public Task HealthAsync(HttpContext http) => AdminAnswer.EndAsync(http, StatusCodes.Status200OK);

    /// <summary>Compiles what the first call of each function would compile.</summary>
    public Task WarmUpAsync(HttpContext http)
    {
        if (!state.ServesFunctions)
        {
            return AdminAnswer.NotRunningAsync(http);
        }

        foreach (var function in catalog.All)
        {
            _ = function.Executor;
        }

        return AdminAnswer.EndAsync(http, StatusCodes.Status200OK);
    }
}
