using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Cli.Launching;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>The one port of an installation, on 127.0.0.1: the site, and the way to the functions.</summary>
internal sealed class EdgeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FunctionsProxy _proxy;
    private readonly StatusSnapshot _snapshot;
    private readonly StatusSnapshotRefresh _refresh;
    private readonly CancellationTokenSource _stopping = new();
    private Task _refreshing = Task.CompletedTask;

    private EdgeServer(WebApplication app, FunctionsProxy proxy, StatusSnapshot snapshot, StatusSnapshotRefresh refresh) =>
        (_app, _proxy, _snapshot, _refresh) = (app, proxy, snapshot, refresh);

    public bool FunctionsAreSilent => _snapshot.SilentSince is not null;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;

    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EdgeServer> StartAsync(EdgeOptions options, LaunchProgress progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        builder.Services.AddHttpForwarder();
        builder.Services.AddResponseCompression();
        // Open event streams end with their clients; a stop does not wait for them.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var app = builder.Build();

        var snapshot = new StatusSnapshot(options.SnapshotFile, clock);
        snapshot.Load();
        var pages = new PageSnapshots(Path.Combine(Path.GetDirectoryName(options.SnapshotFile)!, "page-snapshots"), clock);
        pages.Load();
        var headers = new ForwardedHeaders(options.Access, options.Secret);
        var proxy = new FunctionsProxy(app.Services.GetRequiredService<IHttpForwarder>(), options.FunctionsUrl, headers);
        var gate = new EdgeGate(headers, new HostNames(options.Access));
        var routes = new EdgeRoutes(gate, proxy, options.Patience, snapshot, pages, new SiteFiles(options.SiteFolder), new StartPage(progress));
        routes.Use(app);
        var edge = new EdgeServer(app, proxy, snapshot, new StatusSnapshotRefresh(snapshot, pages, options.FunctionsUrl, clock));
        try
        {
            await app.StartAsync(cancellationToken);
            return edge;
        }
        catch
        {
            await edge.DisposeAsync();
            throw;
        }
    }

    /// <summary>From now on the functions are expected to answer, and their status is kept.</summary>
    public void WatchFunctions() => _refreshing = _refresh.RunAsync(_stopping.Token);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _refreshing;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _refresh.Dispose();
        _proxy.Dispose();
        _stopping.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, port);
    }
}
