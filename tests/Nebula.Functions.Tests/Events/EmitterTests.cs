using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Status;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Events;

/// <summary>What an app tells of itself and of what people do with it.</summary>
public sealed class EmitterTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task SetupAndMonitors_AreToldInTheirOrder()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        using var created = await owner.PostAsJsonAsync("/api/monitors", new { name = "Front door", check = new { type = "tcp", host = "192.0.2.1", port = 9 } });
        var id = (await OwnerClient.ReadAsync(created)).GetProperty("id").GetString();
        using var paused = await owner.PostAsync($"/api/monitors/{id}/pause", content: null);
        using var again = await owner.PostAsync($"/api/monitors/{id}/pause", content: null);
        using var deleted = await owner.DeleteAsync($"/api/monitors/{id}");

        var told = await ReadUntilAsync(owner, "monitor.deleted");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(["monitor.created", "monitor.paused", "monitor.deleted"], Types(told).Where(type => type.StartsWith("monitor.", StringComparison.Ordinal)));
        Assert.Single(Types(told), "setup.done");
        Assert.Single(Types(told), "process.started");
        Assert.Contains("user.signed_in", Types(told));
        Assert.All(told.Where(item => item.GetProperty("source").GetString() == "status"), item => Assert.Equal("owner", item.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task SignIn_RefusedThreeTimesInARow_IsToldOnceAtFirst()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
            {
                Content = JsonContent.Create(new { name = "owner", password = "not the one it is" }),
            };
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var refused = await host.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var told = await ReadUntilAsync(owner, "user.sign_in_refused");

        var refusal = Assert.Single(told, item => item.GetProperty("type").GetString() == "user.sign_in_refused");
        Assert.Equal("security", refusal.GetProperty("category").GetString());
        Assert.DoesNotContain("not the one", refusal.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Types(IEnumerable<JsonElement> told) => told.Select(item => item.GetProperty("type").GetString()!);

    private static async Task<List<JsonElement>> ReadUntilAsync(HttpClient owner, string type)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var page = await owner.GetFromJsonAsync<JsonElement>("/api/events?after=0&limit=100");
            List<JsonElement> told = [.. page.GetProperty("items").EnumerateArray()];
            if (Types(told).Contains(type))
            {
                return told;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"{type} was not told: {page}");
            await Task.Delay(50);
        }
    }
}
