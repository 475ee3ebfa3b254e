using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Edge;

/// <summary>What a browser sees until the functions run: the lines of the terminal, as they come.</summary>
internal sealed class StartPage(LaunchProgress progress)
{
    public const string Prefix = "/.nebula";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly JsonSerializerOptions OneLine = new(CliJson.Options) { WriteIndented = false };

    public bool IsShown => progress.Phase is LaunchPhase.Starting or LaunchPhase.Failed;

    public Task WritePageAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return WriteResourceAsync(context, "start.html", "text/html; charset=utf-8");
    }

    public Task WritePartAsync(HttpContext context) => context.Request.Path.Value switch
    {
        Prefix + "/start.css" => WriteResourceAsync(context, "start.css", "text/css; charset=utf-8"),
        Prefix + "/start.js" => WriteResourceAsync(context, "start.js", "text/javascript; charset=utf-8"),
        Prefix + "/start" => StreamAsync(context),
        _ => EdgeProblem.NotFoundAsync(context),
    };

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        while (true)
        {
            var change = progress.NextChange;
            // The lines are for whoever starts the installation, not for its later visitors.
            var (phase, lines) = IsShown ? (progress.Phase, progress.Lines) : (progress.Phase, []);
            await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(new { phase, lines }, OneLine)}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (phase is LaunchPhase.Ready)
            {
                return;
            }

            await change.WaitAsync(context.RequestAborted);
        }
    }

    private static async Task WriteResourceAsync(HttpContext context, string name, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-store";
        await using var resource = typeof(StartPage).Assembly.GetManifestResourceStream($"Nebula.Cli.Edge.Start.{name}")
            ?? throw new InvalidOperationException($"The resource {name} is missing from the build.");
        await resource.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
