using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Edge;
using Nebula.Cli.Tests.Edge;

namespace Nebula.Cli.Tests.Deployment;

/// <summary>The Caddyfile in a real Caddy: what the launcher's own edge promises (<see cref="EdgeServerTests"/>), this one keeps.</summary>
public sealed class CaddyEdgeTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [CaddyFact]
    public async Task Route_ClosedPathInAnySpelling_NeverReachesFunctions()
    {
        var reached = new List<string>();
        await using var edge = await CaddyEdge.StartAsync(context =>
        {
            reached.Add(context.Request.Path);
            return context.Response.WriteAsync("inside");
        });
        var answers = new List<(string Target, string Status)>();

        foreach (var target in RequestTargets.Closed.Cast<object[]>().Select(row => (string)row[0]))
        {
            answers.Add((target, await StatusAsync(edge.Port, target)));
        }

        // 421: an absolute target names a host of its own. 400: no server reads that as a request.
        Assert.All(answers, answer => Assert.Contains(answer.Status, (string[])["404", "421", "400"]));
        Assert.Empty(reached);
    }

    [CaddyFact]
    public async Task Route_OpenPathOfTheApi_ReachesFunctionsAsItCame()
    {
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync(context.Request.Path + context.Request.QueryString));

        var same = await edge.Client.GetStringAsync("/api/monitors?after=%2Fadmin&x=a%20b");
        var versioned = await edge.Client.GetStringAsync("/v1/status/services/plex?window=1h");
        var percent = await edge.Client.GetStringAsync("/api/status/services/100%25");

        Assert.Equal("/api/monitors?after=%2Fadmin&x=a%20b", same);
        Assert.Equal("/api/v1/status/services/plex?window=1h", versioned);
        Assert.Equal("/api/status/services/100%25", percent);
    }

    [CaddyFact]
    public async Task Forward_ClientClaimsAnAddress_FunctionsSeeTheConnectionAndTheSecret()
    {
        await using var edge = await CaddyEdge.StartAsync(Headers);
        using var request = Claims();

        using var response = await edge.Client.SendAsync(request);

        var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.DoesNotContain("203.0.113.9", seen!.Values);
        Assert.Contains(seen["X-Forwarded-For"], (string[])["127.0.0.1", "::1"]);
        Assert.Equal("http", seen["X-Forwarded-Proto"]);
        Assert.Equal(edge.Client.BaseAddress!.Authority, seen["X-Forwarded-Host"]);
        Assert.Equal(edge.Client.BaseAddress!.Authority, seen["Host"]);
        Assert.Equal(CaddyEdge.Secret, seen["X-Nebula-Edge"]);
    }

    [CaddyFact]
    public async Task Forward_ProxyThatIsNamed_IsHeard()
    {
        await using var edge = await CaddyEdge.StartAsync(Headers, proxies: "127.0.0.1 ::1");
        using var request = Claims();

        using var response = await edge.Client.SendAsync(request);

        var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.StartsWith("203.0.113.9, ", seen!["X-Forwarded-For"], StringComparison.Ordinal);
        Assert.Equal(CaddyEdge.Secret, seen["X-Nebula-Edge"]);
    }

    [CaddyFact]
    public async Task Forward_NameOfASignedInUser_PassesFromAProxyListedForItOnly()
    {
        foreach (var (naming, passes) in new[] { ("", false), ("192.0.2.0/24", false), ("192.0.2.1 127.0.0.1 ::1", true) })
        {
            await using var edge = await CaddyEdge.StartAsync(Headers, proxies: "127.0.0.1 ::1", naming: naming);
            using var request = Claims();
            request.Headers.TryAddWithoutValidation("rEMOTE-user", "ann");

            using var response = await edge.Client.SendAsync(request);

            var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
            Assert.Equal(passes, seen!.Keys.Contains("Remote-User", StringComparer.OrdinalIgnoreCase));
            Assert.Equal(CaddyEdge.Secret, seen["X-Nebula-Edge"]);
        }
    }

    [CaddyFact]
    public async Task Forward_EventStream_ArrivesBeforeTheEnd()
    {
        var more = new TaskCompletionSource();
        await using var edge = await CaddyEdge.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await more.Task;
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status/stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var response = await edge.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Deadline);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var line = await reader.ReadLineAsync().WaitAsync(Deadline);

        Assert.Equal("data: 1", line);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        more.SetResult();
    }

    [CaddyFact]
    public async Task Forward_SmallVariantOfAStatusPage_ComesFromTheFunctionsUnderTheirPolicy()
    {
        const string Policy = "default-src 'none'; frame-ancestors https://wiki.example";
        await using var edge = await CaddyEdge.StartAsync(context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return context.Response.WriteAsync(context.Request.Path);
        });

        using var embedded = await edge.Client.GetAsync("/s/shop/embed");
        using var site = await edge.Client.GetAsync("/s/shop");

        Assert.Equal("/api/pages/shop/embed", await embedded.Content.ReadAsStringAsync());
        Assert.Equal(Policy, embedded.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", site.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [CaddyFact]
    public async Task Forward_FunctionsGone_IsAProblemToTryAgain()
    {
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync("inside"));
        await edge.StopFunctionsAsync();

        using var response = await edge.Client.GetAsync("/api/status");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("1", response.Headers.RetryAfter?.ToString());
        Assert.Equal("functions_down", (await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>());
    }

    [CaddyFact]
    public async Task Site_PageOfTheSite_IsTheDocumentUnderItsPolicy()
    {
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync("inside"));

        foreach (var path in new[] { "/", "/status", "/monitors/new", "/index.html" })
        {
            using var page = await edge.Client.GetAsync(path);

            Assert.Equal("<div id=\"root\"></div>", await page.Content.ReadAsStringAsync());
            Assert.Equal(SecurityHeaders.Page, Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());
        }
    }

    [CaddyFact]
    public async Task Site_Asset_IsCompressedAndKeptForAYear()
    {
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync("inside"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-4f2a.js");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var asset = await edge.Client.SendAsync(request);
        using var missing = await edge.Client.GetAsync("/assets/gone.js");
        using var changed = await edge.Client.PostAsync("/status", content: null);

        Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl?.ToString());
        Assert.Equal(["gzip"], asset.Content.Headers.ContentEncoding);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
    }

    [CaddyFact]
    public async Task Answer_OfAnyKind_CarriesTheSecurityHeaders()
    {
        var expected = new HeaderDictionary();
        SecurityHeaders.Apply(expected);
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync("inside"));

        foreach (var path in new[] { "/", "/assets/app-4f2a.js", "/api/status", "/admin", $"http://127.0.0.1:{edge.Port}/" })
        {
            using var response = await edge.Client.GetAsync(path);

            Assert.All(expected.Keys, name => Assert.True(response.Headers.Contains(name), $"{path}: {name}"));
            Assert.False(response.Headers.Contains("Server"), path);
        }
    }

    [CaddyFact]
    public async Task Answer_OpenToPagesElsewhere_StaysOpen()
    {
        const string Policy = "Cross-Origin-Resource-Policy";
        await using var edge = await CaddyEdge.StartAsync(context =>
        {
            context.Response.Headers[Policy] = context.Request.Path.Value!.EndsWith(".svg", StringComparison.Ordinal) ? "cross-origin" : "same-origin";
            return context.Response.WriteAsync("inside");
        });

        using var badge = await edge.Client.GetAsync("/api/status/badges/shop.svg");
        using var status = await edge.Client.GetAsync("/api/status");
        using var page = await edge.Client.GetAsync("/");

        Assert.Equal(["cross-origin", "same-origin", "same-origin"], new[] { badge, status, page }.Select(answer => answer.Headers.GetValues(Policy).Single()));
    }

    [CaddyFact]
    public async Task Route_NameThatIsNotOurs_IsRefused()
    {
        await using var edge = await CaddyEdge.StartAsync(context => context.Response.WriteAsync("inside"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { Host = "rebound.example" } };

        using var response = await edge.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    private static Task Headers(HttpContext context) =>
        context.Response.WriteAsJsonAsync(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));

    private static HttpRequestMessage Claims()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        foreach (var name in new[] { "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-Original-URL", "X-Nebula-Edge" })
        {
            request.Headers.Add(name, "203.0.113.9");
        }

        return request;
    }

    // By socket: HttpClient would tidy the path up.
    private static async Task<string> StatusAsync(int port, string target)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        var answer = await new StreamReader(stream).ReadToEndAsync().WaitAsync(Deadline);
        return answer.Split(' ')[1];
    }
}
