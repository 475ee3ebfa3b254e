using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Edge;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Edge;

/// <summary>The status pages for visitors at the edge: their last copy, and the variant that others may frame.</summary>
public sealed class PageEdgeTests
{
    private const string Page = """{"generatedAt":"2026-11-22T14:00:00Z","stale":false,"staleReason":null,"title":"Shop","sections":[]}""";

    [Fact]
    public async Task Page_FunctionsGone_IsTheLastCopyMarkedStaleAndOthersAreNot()
    {
        await using var edge = await EdgeFixture.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/api/pages/shop" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return context.Response.WriteAsync(Page);
        });
        await edge.Client.GetStringAsync("/api/pages/shop");
        edge.Edge.WatchFunctions();
        await KeptAsync(edge, "shop");
        await edge.StopFunctionsAsync();

        var stale = JsonNode.Parse(await edge.Client.GetStringAsync("/api/pages/shop"))!;
        using var other = await edge.Client.GetAsync("/api/pages/other");

        Assert.Equal(("Shop", true, "functions_down"), ((string?)stale["title"], (bool?)stale["stale"], (string?)stale["staleReason"]!["code"]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, other.StatusCode);
    }

    [Fact]
    public void Note_PageThatIsNotThereAnyMore_IsForgottenAlsoOnDisk()
    {
        using var folder = new TemporaryFolder();
        var pages = new PageSnapshots(folder.At("pages"), TimeProvider.System);
        pages.Load();
        pages.Note("shop", StatusCodes.Status200OK);
        pages.Keep("shop", System.Text.Encoding.UTF8.GetBytes(Page));
        var kept = pages.ReadStale("shop", DateTimeOffset.UnixEpoch);

        pages.Note("shop", StatusCodes.Status404NotFound);

        Assert.Equal(DateTimeOffset.UnixEpoch, (DateTimeOffset?)JsonNode.Parse(kept!)!["staleReason"]!["since"]);
        Assert.Null(pages.ReadStale("shop", DateTimeOffset.UnixEpoch));
        Assert.Empty(pages.Slugs);
        Assert.Empty(Directory.EnumerateFiles(folder.At("pages")));
    }

    [Fact]
    public void Note_NamesThatNobodyHas_AreNotRemembered()
    {
        using var folder = new TemporaryFolder();
        var pages = new PageSnapshots(folder.At("pages"), TimeProvider.System);

        for (var i = 0; i < 500; i++)
        {
            pages.Note($"guess-{i}", i % 2 == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }

        Assert.Empty(pages.Slugs);
    }

    [Theory]
    [InlineData("/api/pages/shop", "shop")]
    [InlineData("/api/pages/shop/stream", null)]
    [InlineData("/api/pages/../status", null)]
    [InlineData("/api/pages/Shop", null)]
    [InlineData("/api/status", null)]
    public void SlugOf_Path_IsThePageItNames(string path, string? slug) => Assert.Equal(slug, PageSnapshots.SlugOf(path));

    [Fact]
    public async Task Embed_PolicyNamesFramers_LeavesOutTheOlderHeaderAndNothingElseDoes()
    {
        await using var edge = await EdgeFixture.StartAsync(context =>
        {
            if (context.Request.Path == "/api/pages/shop/embed")
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors https://wiki.example";
            }
            else if (context.Request.Path == "/api/pages/shut/embed")
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            }

            return context.Response.WriteAsync("small");
        });

        using var open = await edge.Client.GetAsync("/s/shop/embed");
        using var shut = await edge.Client.GetAsync("/s/shut/embed");
        using var site = await edge.Client.GetAsync("/s/shop");
        using var api = await edge.Client.GetAsync("/api/pages/shop");

        Assert.Equal(("small", false), (await open.Content.ReadAsStringAsync(), open.Headers.Contains("X-Frame-Options")));
        Assert.EndsWith("frame-ancestors https://wiki.example", open.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.All([shut, site, api], response => Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single()));
        Assert.All([shut, site, api], response => Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal));
    }

    // The first round of asking begins at once.
    private static async Task KeptAsync(EdgeFixture edge, string slug)
    {
        var file = Path.Combine(Path.GetDirectoryName(edge.SnapshotFile)!, "page-snapshots", $"{slug}.json");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!File.Exists(file))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
