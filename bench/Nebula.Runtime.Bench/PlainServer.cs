using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Bench;

/// <summary>
/// The same as anyone would write it without functions. Kestrel's settings are those of the runtime, so that only what lies between
/// Kestrel and the handler differs.
/// </summary>
internal static class PlainServer
{
    public static void Run(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 30 * 1024 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddScoped<Warehouse>();

        var application = builder.Build();
        application.MapGet("/api/items/{id:int}", (int id, Warehouse warehouse) =>
            Task.FromResult<IResult>(TypedResults.Ok(warehouse.Find(id))));
        application.MapPost("/api/orders", (Order order, Warehouse warehouse) =>
            Task.FromResult<IResult>(TypedResults.Ok(warehouse.Take(order))));
        application.MapGet("/api/events", async (HttpResponse response, Warehouse warehouse, CancellationToken cancellationToken) =>
        {
            await warehouse.WriteEventsAsync(response, cancellationToken);
            return (IResult)TypedResults.Empty;
        });
        application.Run();
    }
}
