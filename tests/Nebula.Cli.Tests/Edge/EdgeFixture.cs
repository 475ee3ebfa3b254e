using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nebula.Cli.Commands;
using Nebula.Cli.Edge;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Edge;

/// <summary>The real edge before functions whose answers the test writes; both on loopback ports of their own.</summary>
internal sealed class EdgeFixture : IAsyncDisposable
{
    public const string Secret = "edge-secret";

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _functions;
    private EdgeServer? _edge;

    public LaunchProgress Progress { get; } = new(new Terminal(TextWriter.Null, TextWriter.Null, plain: true));

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 14, 2, 0, TimeSpan.Zero));

    public HttpClient Client { get; private set; } = new();

    public EdgeServer Edge => _edge!;

    public string Site => _folder.At("dist");

    public string SnapshotFile => _folder.At("snapshot.json");

    public EdgeAccessOptions Access { get; init; } = EdgeAccessOptions.Default;

    public AnswerPatience Patience { get; init; } = new();

    public static Task<EdgeFixture> StartAsync(RequestDelegate functions, LaunchPhase phase = LaunchPhase.Ready) => StartAsync(new EdgeFixture(), functions, phase);

    public static async Task<EdgeFixture> StartAsync(EdgeFixture fixture, RequestDelegate functions, LaunchPhase phase = LaunchPhase.Ready)
    {
        Directory.CreateDirectory(Path.Combine(fixture.Site, "assets"));
        await File.WriteAllTextAsync(Path.Combine(fixture.Site, "index.html"), "<div id=\"root\"></div>");
        await File.WriteAllTextAsync(Path.Combine(fixture.Site, "assets", "app-4f2a.js"), new string('x', 4000));
        await File.WriteAllTextAsync(Path.Combine(fixture.Site, "theme.js"), "theme");
        fixture.Progress.Enter(phase);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        fixture._functions = builder.Build();
        fixture._functions.Run(functions);
        await fixture._functions.StartAsync();
        await fixture.StartEdgeAsync(new Uri(fixture._functions.Urls.Single()));
        return fixture;
    }

    public async Task StopFunctionsAsync()
    {
        await _functions!.DisposeAsync();
        _functions = null;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_edge is not null)
        {
            await _edge.DisposeAsync();
        }

        if (_functions is not null)
        {
            await _functions.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartEdgeAsync(Uri functions)
    {
        _edge = await EdgeServer.StartAsync(new EdgeOptions(0, functions, Site, SnapshotFile, Secret, Access) { Patience = Patience }, Progress, Clock, CancellationToken.None);
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{_edge.Port}"),
            Timeout = TimeSpan.FromSeconds(10),
        };
    }
}
