using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nebula.Testing.Http;

/// <summary>A real HTTP server on a free loopback port, with faults on demand.</summary>
public sealed class FakeHttpServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private FakeHttpServer(WebApplication app) => _app = app;

    public Fault Fault { get; set; }

    /// <summary>The root, with the port: http://127.0.0.1:40123/.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>How many requests came, faulty ones too.</summary>
    public int Requests => _requests;

    /// <param name="answer">What it answers while it has no fault.</param>
    /// <param name="certificate">With one, it speaks https.</param>
    public static async Task<FakeHttpServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var server = new FakeHttpServer(builder.Build());
        server._app.Run(context => server.AnswerAsync(context, answer));
        await server._app.StartAsync();
        server.Url = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{new Uri(server._app.Urls.Single()).Port}/");
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        Interlocked.Increment(ref _requests);
        switch (Fault)
        {
            case Fault.None:
                await answer(context);
                return;
            case Fault.Silent:
                await UntilAbortedAsync(context);
                return;
            case Fault.Reset:
                context.Abort();
                return;
            case Fault.HalfAnswer:
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("0123456789");
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            case Fault.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                await context.Response.WriteAsync("<h1>Internal Server Error</h1>");
                return;
            case Fault.EndlessBody:
                await EndlesslyAsync(context);
                return;
            case Fault.Garbage:
                await context.Response.WriteAsync("<!doctype html><title>Welcome to nginx!</title>");
                return;
            default:
                throw new InvalidOperationException($"No such fault: {Fault}.");
        }
    }

    private static async Task UntilAbortedAsync(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(aborted.SetResult);
        await aborted.Task;
    }

    private static async Task EndlesslyAsync(HttpContext context)
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(chunk);
        }
    }
}
