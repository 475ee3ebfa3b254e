using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Nebula.Cli.Edge;

/// <summary>What goes where: closed, start page, functions, site.</summary>
internal sealed class EdgeRoutes(
    EdgeGate gate, FunctionsProxy proxy, AnswerPatience patience, StatusSnapshot snapshot, PageSnapshots pages, SiteFiles site, StartPage start)
{
    public void Use(WebApplication app)
    {
        app.Use(gate.PassAsync);
        // Its list of types has no text/event-stream: a stream must not wait for a full block.
        app.UseResponseCompression();
        app.Use(RouteAsync);
        site.Use(app);
        app.Run(PageAsync);
    }

    private Task RouteAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments("/v1"))
        {
            context.Request.Path = "/api" + path;
            return ForwardAsync(context);
        }

        if (path.StartsWithSegments("/api"))
        {
            return ForwardAsync(context);
        }

        // The small variant of a status page says itself who may frame it; nothing of the site ever may be.
        if (PageSnapshots.EmbeddedOf(path) is { } slug)
        {
            context.Request.Path = $"/api/pages/{slug}/embed";
            return ForwardAsync(context);
        }

        if (path.StartsWithSegments(StartPage.Prefix))
        {
            return start.WritePartAsync(context);
        }

        if (start.IsShown)
        {
            return WantsPage(context) ? start.WritePageAsync(context) : EdgeProblem.StartingAsync(context);
        }

        // As a file it would come without its nonce and policy.
        return path.Equals("/index.html", StringComparison.OrdinalIgnoreCase) ? site.WritePageAsync(context) : next(context);
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var isStatus = IsStatus(context.Request);
        var slug = HttpMethods.IsGet(context.Request.Method) ? PageSnapshots.SlugOf(context.Request.Path) : null;
        var hasStandIn = isStatus || slug is not null;
        switch (await proxy.ForwardAsync(context, patience.For(context.Request, hasStandIn, areSilent: snapshot.SilentSince is not null)))
        {
            case ForwardResult.Answered:
                if (slug is not null)
                {
                    pages.Note(slug, context.Response.StatusCode);
                }

                return;

            case ForwardResult.BadRequest:
                await EdgeProblem.UnreadableAsync(context);
                return;
        }

        var since = snapshot.MarkSilent();
        if ((slug is not null ? pages.ReadStale(slug, since) : isStatus ? snapshot.ReadStale(since) : null) is { } stale)
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(stale, context.RequestAborted);
            return;
        }

        await (start.IsShown ? EdgeProblem.StartingAsync(context) : EdgeProblem.FunctionsDownAsync(context, since));
    }

    // Reached when no file has that name: a page of the site, or nothing.
    private Task PageAsync(HttpContext context) => WantsPage(context) ? site.WritePageAsync(context) : EdgeProblem.NotFoundAsync(context);

    private static bool IsStatus(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path.Equals("/api/status", StringComparison.OrdinalIgnoreCase);

    private static bool WantsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Path.HasExtension(context.Request.Path)
        && (context.Request.Headers.Accept.Count == 0
            || context.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase)
            || context.Request.Headers.Accept.ToString().Contains("*/*", StringComparison.Ordinal));
}
