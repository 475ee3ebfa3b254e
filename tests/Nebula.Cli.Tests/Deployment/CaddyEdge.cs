using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Deployment;

/// <summary>A real Caddy with our Caddyfile, before functions whose answers the test writes; all on loopback ports of their own.</summary>
internal sealed class CaddyEdge : IAsyncDisposable
{
    public const string Program = "/usr/bin/caddy";
    public const string Secret = "edge-secret-of-this-test-and-no-other";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _log = new();
    private WebApplication? _functions;
    private Process? _caddy;

    public HttpClient Client { get; private set; } = new();

    public int Port { get; } = FreePort();

    public static async Task<CaddyEdge> StartAsync(RequestDelegate functions, string proxies = "", string naming = "")
    {
        var edge = new CaddyEdge();
        try
        {
            await edge.StartFunctionsAsync(functions);
            await edge.WriteSiteAsync();
            await edge.StartCaddyAsync(proxies, naming);
            return edge;
        }
        catch
        {
            await edge.DisposeAsync();
            throw;
        }
    }

    public async Task StopFunctionsAsync()
    {
        await _functions!.DisposeAsync();
        _functions = null;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_caddy is { HasExited: false })
        {
            _caddy.Kill();
            await _caddy.WaitForExitAsync();
        }

        _caddy?.Dispose();
        if (_functions is not null)
        {
            await _functions.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartFunctionsAsync(RequestDelegate functions)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _functions = builder.Build();
        _functions.Run(functions);
        await _functions.StartAsync();
    }

    private async Task WriteSiteAsync()
    {
        Directory.CreateDirectory(_folder.At("site/assets"));
        await File.WriteAllTextAsync(_folder.At("site/index.html"), "<div id=\"root\"></div>");
        await File.WriteAllTextAsync(_folder.At("site/assets/app-4f2a.js"), new string('x', 4000));
    }

    private async Task StartCaddyAsync(string proxies, string naming)
    {
        var start = new ProcessStartInfo { FileName = Program, RedirectStandardError = true, WorkingDirectory = _folder.Path };
        foreach (var argument in new[] { "run", "--adapter", "caddyfile", "--config", Path.Combine(Repository.Root, "deploy", "caddy", "Caddyfile") })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["XDG_DATA_HOME"] = start.Environment["XDG_CONFIG_HOME"] = _folder.At("state");
        start.Environment["NEBULA_SITE_ADDRESS"] = "http://localhost";
        start.Environment["NEBULA_HTTP_PORT"] = $"{Port}";
        start.Environment["NEBULA_HTTPS_PORT"] = $"{FreePort()}";
        start.Environment["NEBULA_EDGE_HEALTH_PORT"] = $"{FreePort()}";
        start.Environment["NEBULA_FUNCTIONS"] = new Uri(_functions!.Urls.Single()).Authority;
        start.Environment["NEBULA_EDGE_SECRET"] = Secret;
        start.Environment["NEBULA_EDGE_PROXIES"] = proxies;
        start.Environment["NEBULA_FORWARD_AUTH_PROXIES"] = naming;
        start.Environment["NEBULA_SITE"] = _folder.At("site");
        _caddy = new Process { StartInfo = start, EnableRaisingEvents = true };
        _caddy.ErrorDataReceived += (_, line) => Heard(line.Data);
        _caddy.Exited += (_, _) => _serving.TrySetException(new InvalidOperationException($"Caddy ended at its start:\n{string.Join('\n', _log)}"));
        _caddy.Start();
        _caddy.BeginErrorReadLine();
        await _serving.Task.WaitAsync(Limit);
        Client.Dispose();
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://localhost:{Port}"),
        };
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            return;
        }

        _log.Enqueue(line);
        if (line.Contains("serving initial configuration", StringComparison.Ordinal))
        {
            _serving.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
