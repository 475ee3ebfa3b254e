using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Nebula.Cli.Edge;

/// <summary>The built site: hashed assets for a year, the page itself never from a cache.</summary>
internal sealed class SiteFiles(string folder)
{
    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Nebula</title>
        <h1>The site is not built</h1><p>The functions run; <code>./nebula up</code> without <code>--no-build</code> builds the pages.</p></html>
        """;

    private string IndexFile => Path.Combine(folder, "index.html");

    public void Use(IApplicationBuilder app)
    {
        // The folder may be built while the edge already runs, and a file provider wants one that exists.
        Directory.CreateDirectory(folder);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = file => Cache(file.Context) });
    }

    public async Task WritePageAsync(HttpContext context)
    {
        var page = File.Exists(IndexFile) ? await File.ReadAllTextAsync(IndexFile, context.RequestAborted) : NotBuilt;
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Page;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page, context.RequestAborted);
    }

    // Vite puts the content's hash into the names below assets/; all else may change under its name.
    private static void Cache(HttpContext context) =>
        context.Response.Headers[HeaderNames.CacheControl] =
            context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
