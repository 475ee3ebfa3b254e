using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;
using Nebula.Testing;

namespace Nebula.Runtime.Tests;

/// <summary>A functions app on a port of its own, with nothing in between it and the client.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningApp(IHost host)
    {
        _host = host;
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<RunningApp> StartAsync(
        Type[] types, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null, params string[] args)
    {
        var host = Build(types, configure, hostJson, args);
        await host.StartAsync();
        return new RunningApp(host);
    }

    /// <summary>Of an app that listens already, but may not have started yet.</summary>
    public static RunningApp Of(IHost host) => new(host);

    /// <summary>Starts an app whose files are in a folder already.</summary>
    public static async Task<RunningApp> StartInAsync(
        string folder, Type[] types, Action<FunctionsApplicationBuilder>? configure = null, params string[] args)
    {
        var host = BuildIn(folder, types, configure, args);
        await host.StartAsync();
        return new RunningApp(host);
    }

    /// <summary>Builds without starting, for apps that are refused.</summary>
    public static IHost Build(
        Type[] types, Action<FunctionsApplicationBuilder>? configure = null, string? hostJson = null, params string[] args)
    {
        // Everything in the folder is read by Build, so it need not outlive it.
        using var folder = new TemporaryFolder();
        if (hostJson is not null)
        {
            File.WriteAllText(folder.At("host.json"), hostJson);
        }

        return BuildIn(folder.Path, types, configure, args);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static IHost BuildIn(
        string folder, Type[] types, Action<FunctionsApplicationBuilder>? configure, params string[] args)
    {
        var builder = new FunctionsApplicationBuilder(
            ["--FunctionsRuntime:Urls=http://127.0.0.1:0", .. args], new FunctionsHostLocation("Tests", folder, types));
        builder.Logging.ClearProviders();
        if (configure is null)
        {
            builder.ConfigureFunctionsWebApplication();
        }
        else
        {
            configure(builder);
        }

        return builder.Build();
    }
}
