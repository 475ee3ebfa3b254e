using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Bench;

/// <summary>The three handlers as functions, with whatever the runtime does by default.</summary>
internal static class FunctionsServer
{
    public static void Run(string url)
    {
        var builder = FunctionsApplication.CreateBuilder([$"--FunctionsRuntime:Urls={url}"]);
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddScoped<Warehouse>();
        builder.Build().Run();
    }
}
