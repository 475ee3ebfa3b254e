using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

public sealed class StatusStreamTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    [Fact]
    public async Task Stream_CutAgainAndAgain_LosesAndDoublesNothing()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        var start = (await owner.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!;
        using var whole = new EventReader(owner);
        await whole.ConnectAsync(start);
        for (var i = 0; i < 6; i++)
        {
            using var created = await owner.PostAsJsonAsync(
                "/api/monitors", new { name = $"Blip {i}", intervalSeconds = 5, timeoutSeconds = 1, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        var expected = await whole.ReadAsync(25);
        List<string> pieces = [];
        for (var last = start; pieces.Count < expected.Count; last = pieces[^1])
        {
            using var cut = new EventReader(owner);
            await cut.ConnectAsync(last);
            pieces.AddRange(await cut.ReadAsync(Math.Min(3, expected.Count - pieces.Count)));
        }

        Assert.Equal(expected, pieces);
        Assert.Equal(expected.Count, expected.Distinct().Count());
    }

    [Fact]
    public async Task Stream_Stranger_IsToldNothingOfWhatIsPrivate()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        var start = (await owner.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!;
        using var mine = new EventReader(owner);
        using var stranger = new EventReader(host.Client);
        await mine.ConnectAsync(start);
        await stranger.ConnectAsync(start);

        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Secret vault", check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        await mine.ReadUntilAsync("secret-vault");
        using var shown = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Front door", @public = true, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        await stranger.ReadUntilAsync("front-door");

        Assert.DoesNotContain("secret", stranger.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1", stranger.Text);
    }

    [Fact]
    public async Task Stream_UnknownPlace_IsToldToLoadEverything()
    {
        await host.WaitForReadyAsync();
        using var reader = new EventReader(host.Client);

        await reader.ConnectAsync("rubbish");

        await reader.ReadUntilAsync("event: map");
        Assert.Contains("retry: 1000", reader.Text);
    }

    [Fact]
    public async Task Stream_SignedOut_Ends()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        using var reader = new EventReader(owner);
        await reader.ConnectAsync("0-0");

        using var gone = await owner.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Stream_SignedOutWhileEventsKeepComing_Ends()
    {
        using var stays = await OwnerClient.SignInAsync(host);
        using var leaves = await OwnerClient.SignInAsync(host);
        using var reader = new EventReader(leaves);
        await reader.ConnectAsync((await stays.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!);
        using var ended = new CancellationTokenSource();
        var busy = KeepBusyAsync(stays, ended.Token);

        using var gone = await leaves.DeleteAsync("/api/session");

        await reader.ReadToEndAsync();
        await ended.CancelAsync();
        Assert.True(await busy > 5, "The stream was not busy.");
    }

    // Each pause and resume is an event, many a second.
    private static async Task<int> KeepBusyAsync(HttpClient owner, CancellationToken ended)
    {
        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Busy", check = new { type = "tcp", host = "127.0.0.1", port = 9 } }, CancellationToken.None);
        var id = (await OwnerClient.ReadAsync(created)).GetProperty("id").GetString();
        var count = 0;
        while (!ended.IsCancellationRequested)
        {
            using var answer = await owner.PostAsync($"/api/monitors/{id}/{(count % 2 == 0 ? "pause" : "resume")}", content: null, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            count++;
        }

        return count;
    }
}
