using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Tests.Edge;

public sealed class EdgeServerTests
{
    private const string Status = """{"generatedAt":"2026-11-22T14:00:00Z","stale":false,"staleReason":null,"services":[{"id":"plex"}]}""";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Forward_V1Path_ReachesApiV1WithQuery()
    {
        await using var edge = await EdgeFixture.StartAsync(context => context.Response.WriteAsync(context.Request.Path + context.Request.QueryString));

        var answer = await edge.Client.GetStringAsync("/v1/status/services/plex?window=1h");

        Assert.Equal("/api/v1/status/services/plex?window=1h", answer);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Forward_NobodyOwnsThePath_IsAProblem(int status)
    {
        await using var edge = await EdgeFixture.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        using var response = await edge.Client.PutAsync("/api/nothing", content: null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("no_such_endpoint", problem!["code"]!.GetValue<string>());
        Assert.Contains("PUT", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_AFunctionsOwn404_StaysAsItIs()
    {
        await using var edge = await EdgeFixture.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsJsonAsync(new { code = "monitor_not_found" });
        });

        using var response = await edge.Client.GetAsync("/api/monitors/1");

        Assert.Equal("monitor_not_found", (await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Forward_ClientClaimsAnAddress_FunctionsSeeTheConnectionOnly()
    {
        await using var edge = await EdgeFixture.StartAsync(context =>
            context.Response.WriteAsJsonAsync(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        foreach (var name in new[] { "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-Original-URL", "X-Nebula-Edge" })
        {
            request.Headers.Add(name, "203.0.113.9");
        }

        using var response = await edge.Client.SendAsync(request);

        var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.DoesNotContain("203.0.113.9", seen!.Values);
        Assert.Equal("127.0.0.1", seen["X-Forwarded-For"]);
        Assert.Equal("http", seen["X-Forwarded-Proto"]);
        Assert.Equal(EdgeFixture.Secret, seen["X-Nebula-Edge"]);
        Assert.Equal(edge.Client.BaseAddress!.Authority, seen["Host"]);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/api/internal/setup-links")]
    [InlineData("/api/%69nternal/setup-links")]
    [InlineData("/api/./internal/setup-links")]
    [InlineData("//admin/host")]
    [InlineData("/runtime/webhooks")]
    public async Task Route_ClosedPath_Is404AndNeverReachesFunctions(string target)
    {
        var reached = 0;
        await using var edge = await EdgeFixture.StartAsync(context =>
        {
            Interlocked.Increment(ref reached);
            return context.Response.WriteAsync("inside");
        });

        // By socket: HttpClient would tidy the path up.
        var answer = await SendRawAsync(edge.Edge.Port, $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.Equal(0, reached);
    }

    [Fact]
    public async Task Forward_EventStream_ArrivesBeforeTheEnd()
    {
        var more = new TaskCompletionSource();
        await using var edge = await EdgeFixture.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await more.Task;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status/stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var response = await edge.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var line = await reader.ReadLineAsync().WaitAsync(Deadline);

        Assert.Equal("data: 1", line);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        more.SetResult();
    }

    [Fact]
    public async Task Forward_ClientLeaves_FunctionIsTold()
    {
        var told = new TaskCompletionSource();
        await using var edge = await EdgeFixture.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => told.TrySetResult());
            await context.Response.WriteAsync("begin");
            await context.Response.Body.FlushAsync();
            await told.Task;
        });
        var response = await edge.Client.GetAsync("/api/status/stream", HttpCompletionOption.ResponseHeadersRead);

        response.Dispose();

        await told.Task.WaitAsync(Deadline);
    }

    [Fact]
    public async Task Status_FunctionsDown_IsTheLastOneMarkedStale()
    {
        await using var edge = await EdgeFixture.StartAsync(context => context.Response.WriteAsync(Status));
        edge.Edge.WatchFunctions();
        await UntilAsync(() => File.Exists(edge.SnapshotFile));
        await edge.StopFunctionsAsync();

        using var response = await edge.Client.GetAsync("/api/status");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var status = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(status!["stale"]!.GetValue<bool>());
        Assert.Equal("functions_down", status["staleReason"]!["code"]!.GetValue<string>());
        Assert.Equal("2026-11-22T14:02:00+00:00", status["staleReason"]!["since"]!.GetValue<string>());
        Assert.Equal("plex", status["services"]![0]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Status_FunctionsHang_IsTheLastOneWithinSeconds()
    {
        var release = new TaskCompletionSource();
        var hang = false;
        await using var edge = await EdgeFixture.StartAsync(async context =>
        {
            if (hang)
            {
                await release.Task;
            }

            await context.Response.WriteAsync(Status);
        });
        edge.Edge.WatchFunctions();
        await UntilAsync(() => File.Exists(edge.SnapshotFile));
        hang = true;

        var status = await edge.Client.GetFromJsonAsync<JsonObject>("/api/status").WaitAsync(Deadline);

        Assert.True(status!["stale"]!.GetValue<bool>());
        release.SetResult();
    }

    [Fact]
    public async Task Api_FunctionsDown_Is503Problem()
    {
        await using var edge = await EdgeFixture.StartAsync(context => context.Response.WriteAsync(Status));
        await edge.StopFunctionsAsync();

        using var response = await edge.Client.GetAsync("/api/monitors");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("functions_down", problem!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Page_UnknownPath_IsTheSiteWithItsPolicyAndNoCache()
    {
        await using var edge = await EdgeFixture.StartAsync(_ => Task.CompletedTask);

        using var response = await edge.Client.GetAsync("/monitors/new");

        Assert.Contains("id=\"root\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoCache);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Asset_WithHash_IsCachedForeverAndCompressed()
    {
        await using var edge = await EdgeFixture.StartAsync(_ => Task.CompletedTask);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-4f2a.js");
        request.Headers.AcceptEncoding.ParseAdd("br");

        using var response = await edge.Client.SendAsync(request);

        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
    }

    [Theory]
    [InlineData("/assets/gone-1234.js")]
    [InlineData("/assets/%2e%2e/%2e%2e/snapshot.json")]
    public async Task Asset_NotThere_Is404(string path)
    {
        await using var edge = await EdgeFixture.StartAsync(_ => Task.CompletedTask);

        using var response = await edge.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_WhileStarting_ShowsTheLinesAndFollowsToReady()
    {
        await using var edge = await EdgeFixture.StartAsync(_ => Task.CompletedTask, LaunchPhase.Starting);
        edge.Progress.Ok("clock");

        using var page = await edge.Client.GetAsync("/setup");
        using var stream = new StreamReader(await edge.Client.GetStreamAsync("/.nebula/start"));
        var first = await stream.ReadLineAsync().WaitAsync(Deadline);
        await stream.ReadLineAsync().WaitAsync(Deadline);
        edge.Progress.Enter(LaunchPhase.Ready);
        var last = await stream.ReadLineAsync().WaitAsync(Deadline);

        Assert.Contains("/.nebula/start.js", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("clock", first, StringComparison.Ordinal);
        Assert.Equal("data: {\"phase\":\"ready\",\"lines\":[]}", last);
    }

    private static async Task<string> SendRawAsync(int port, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        return await new StreamReader(stream).ReadToEndAsync().WaitAsync(Deadline);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}
