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
        Assert.True(up.GetProperty("sparkline").GetArrayLength() > 0);
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
