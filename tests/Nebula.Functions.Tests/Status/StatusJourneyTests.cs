using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Nebula.Functions.Tests.Status;

/// <summary>From a real target that stops and comes back to what the page is told, on the real app.</summary>
public sealed class StatusJourneyTests(TargetHost host) : IClassFixture<TargetHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Monitor_TargetStopsAndReturns_OpensAndResolvesAnIncident()
    {
        using var owner = await OwnerClient.SignInAsync(host.App);

        var created = await owner.PostAsJsonAsync("/api/monitors", new
        {
            name = "Door bell",
            intervalSeconds = 5,
            timeoutSeconds = 2,
            retries = 1,
            check = new { type = "tcp", host = "127.0.0.1", port = host.Port },
        });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var up = await WaitAsync(owner, "door-bell", "up");
        Assert.True(up.GetProperty("sparkline").GetProperty("at").GetArrayLength() > 0);
        host.StopTarget();
        var down = await WaitAsync(owner, "door-bell", "down");
        Assert.Equal("connection refused", down.GetProperty("evidence").GetProperty("actual").GetString());
        host.StartTarget();
        await WaitAsync(owner, "door-bell", "up");
        var incidents = (await owner.GetFromJsonAsync<JsonElement>("/api/incidents?service=door-bell")).GetProperty("items");
        Assert.Equal(["resolved"], incidents.EnumerateArray().Select(incident => incident.GetProperty("state").GetString()));
        Assert.Equal(["opened", "resolved"], incidents[0].GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()));
        var detail = await owner.GetFromJsonAsync<JsonElement>("/api/status/services/door-bell?window=1h");
        Assert.Contains(detail.GetProperty("results").EnumerateArray(), result => result.GetProperty("state").GetString() == "down");
        Assert.NotEmpty(detail.GetProperty("series").EnumerateArray());
        Assert.DoesNotContain("door-bell", await host.App.Client.GetStringAsync("/api/status"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.App.Client.GetAsync("/api/status/services/door-bell")).StatusCode);
    }

    [Fact]
    public async Task Derived_PublicAndPrivateService_TellTheOneAndKnowNothingOfTheOther()
    {
        using var owner = await OwnerClient.SignInAsync(host.App);
        foreach (var (name, isPublic) in new[] { ("Open bell", true), ("Hidden bell", false) })
        {
            var check = new { type = "tcp", host = "127.0.0.1", port = host.Port };
            await owner.PostAsJsonAsync("/api/monitors", new { name, intervalSeconds = 5, timeoutSeconds = 2, @public = isPublic, check });
        }

        await WaitAsync(owner, "open-bell", "up");
        var stranger = host.App.Client;

        using var badge = await stranger.GetAsync("/api/status/badges/open-bell.svg");
        using var known = new HttpRequestMessage(HttpMethod.Get, "/api/status/badges/open-bell.svg") { Headers = { IfNoneMatch = { badge.Headers.ETag! } } };
        using var same = await stranger.SendAsync(known);
        using var average = await stranger.GetAsync("/api/status/badges/open-bell.svg?kind=response&window=24h");
        using var hidden = await owner.GetAsync("/api/status/badges/hidden-bell.svg");
        using var absent = await stranger.GetAsync("/api/status/badges/absent-bell.svg");
        using var feed = await stranger.GetAsync("/api/status/feed.atom");
        using var refused = await stranger.GetAsync("/api/metrics");
        var scraped = await ScrapeAsync(owner);

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (badge.StatusCode, badge.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("public, max-age=60", "cross-origin"), ($"{badge.Headers.CacheControl}", badge.Headers.GetValues("Cross-Origin-Resource-Policy").Single()));
        Assert.Contains("Open bell: up", await badge.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.NotModified, badge.Headers.ETag), (same.StatusCode, same.Headers.ETag));
        Assert.Contains(" ms</title>", await average.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, absent.StatusCode));
        Assert.Equal(await ProblemOfAsync(absent, "absent"), await ProblemOfAsync(hidden, "hidden"));
        Assert.Equal("application/atom+xml", feed.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"{stranger.BaseAddress}api/status/feed.atom", await feed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("nebula_service_up{service=\"hidden-bell\",", scraped);
    }

    private async Task<string> ScrapeAsync(HttpClient owner)
    {
        using var made = await owner.PostAsJsonAsync("/api/account/api-keys", new { name = "prometheus", permissions = new[] { "metrics.read" }, expiresInDays = 30 });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/metrics");
        request.Headers.Authorization = new("Bearer", (await OwnerClient.ReadAsync(made)).GetProperty("token").GetString());
        using var scraped = await host.App.Client.SendAsync(request);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", scraped.Content.Headers.ContentType?.ToString());
        return await scraped.Content.ReadAsStringAsync();
    }

    // But for the name that was asked for.
    private static async Task<string> ProblemOfAsync(HttpResponseMessage response, string name)
    {
        var problem = await OwnerClient.ReadAsync(response);
        return $"{problem.GetProperty("code")} {problem.GetProperty("title")} {problem.GetProperty("detail")}".Replace(name, "*");
    }

    private static async Task<JsonElement> WaitAsync(HttpClient client, string key, string state)
    {
        var watch = Stopwatch.StartNew();
        var seen = "";
        while (watch.Elapsed < Limit)
        {
            var status = await client.GetFromJsonAsync<JsonElement>("/api/status");
            var service = status.GetProperty("services").EnumerateArray().SingleOrDefault(service => service.GetProperty("id").GetString() == key);
            seen = service.ValueKind == JsonValueKind.Undefined ? "absent" : service.ToString();
            if (service.ValueKind != JsonValueKind.Undefined && service.GetProperty("state").GetString() == state)
            {
                return service;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{key} did not become {state}: {seen[..Math.Min(seen.Length, 600)]}");
    }
}
