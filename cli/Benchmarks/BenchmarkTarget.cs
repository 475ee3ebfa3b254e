using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Nebula.Cli.Benchmarks;

/// <summary>A web server that answers everything but what is under <see cref="Silent"/>, and remembers what it was asked for and when.</summary>
internal sealed class BenchmarkTarget : IAsyncDisposable
{
    /// <summary>What is under it is never answered.</summary>
    public const string Silent = "silent/";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Key, DateTimeOffset At)> _arrivals = new();

    private BenchmarkTarget(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single().TrimEnd('/') + '/');

    /// <summary>The last segment of the path, and the moment.</summary>
    public IReadOnlyCollection<(string Key, DateTimeOffset At)> Arrivals => _arrivals;

    public static async Task<BenchmarkTarget> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var target = new BenchmarkTarget(builder.Build());
        target._app.Run(context =>
        {
            var path = context.Request.Path.Value!;
            target._arrivals.Enqueue((path[(path.LastIndexOf('/') + 1)..], time.GetUtcNow()));
            return path.StartsWith($"/{Silent}", StringComparison.Ordinal)
                ? Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default)
                : Task.CompletedTask;
        });
        await target._app.StartAsync();
        return target;
    }

    public void Clear() => _arrivals.Clear();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
