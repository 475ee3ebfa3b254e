using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Nebula.Cli.Benchmarks;

/// <summary>A web server that answers everything and remembers what it was asked for and when.</summary>
internal sealed class BenchmarkTarget : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Key, DateTimeOffset At)> _arrivals = new();

    private BenchmarkTarget(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single().TrimEnd('/') + '/');

    /// <summary>The path without its slash, and the moment.</summary>
    public IReadOnlyCollection<(string Key, DateTimeOffset At)> Arrivals => _arrivals;

    public static async Task<BenchmarkTarget> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var target = new BenchmarkTarget(builder.Build());
        target._app.Run(context =>
        {
            target._arrivals.Enqueue((context.Request.Path.Value!.TrimStart('/'), time.GetUtcNow()));
            return Task.CompletedTask;
        });
        await target._app.StartAsync();
        return target;
    }

    public void Clear() => _arrivals.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
