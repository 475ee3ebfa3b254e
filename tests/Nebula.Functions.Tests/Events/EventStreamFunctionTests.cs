using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Functions.Tests.Status;
using Nebula.Platform.Events;

namespace Nebula.Functions.Tests.Events;

/// <summary>The feed of a running app, read over HTTP by those who may.</summary>
public sealed class EventStreamFunctionTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private const string Stream = "/api/events/stream";

    // The app tells events of its own meanwhile.
    private const string OurStream = "/api/events/stream?category=server";

    [Fact]
    public async Task Stream_CutAgainAndAgain_LosesAndDoublesNothing()
    {
        using var owner = await ClientAsync(CallerKind.Owner);
        var start = await EndAsync(owner);
        using var whole = new EventReader(owner);
        await whole.ConnectAsync($"{start}", OurStream);
        await inhabited.Host.Database.TellAsync(1, 30);

        // The first id is the place that it begins at.
        var expected = (await whole.ReadAsync(31)).Skip(1).ToList();
        List<string> pieces = [];
        for (var last = $"{start}"; pieces.Count < 30; last = pieces[^1])
        {
            using var cut = new EventReader(owner);
            await cut.ConnectAsync(last, OurStream);
            pieces.AddRange((await cut.ReadAsync(1 + Math.Min(7, 30 - pieces.Count))).Skip(1));
        }

        Assert.Equal(expected, pieces);
        Assert.Equal(30, expected.Distinct().Count());
    }

    [Fact]
    public async Task StreamAndFeed_Viewer_IsToldNothingOfSecurity()
    {
        using var viewer = await ClientAsync(CallerKind.Viewer);
        using var owner = await ClientAsync(CallerKind.Owner);
        var start = await EndAsync(owner);
        using var live = new EventReader(viewer);
        await live.ConnectAsync($"{start}", Stream);
        var secret = await inhabited.Host.Database.TellAsync(new Told(1, EventCategory.Security));
        await inhabited.Host.Database.TellAsync(new Told(2));
        await live.ReadUntilAsync("Told 2");
        using var later = new EventReader(viewer);
        await later.ConnectAsync($"{start}", Stream);
        await later.ReadUntilAsync("Told 2");

        var page = await viewer.GetStringAsync($"/api/events?after={start}");
        var asked = await viewer.GetStringAsync($"/api/events?category=security&after={start}");
        using var hidden = await viewer.GetAsync($"/api/events/{secret}");
        using var shown = await owner.GetAsync($"/api/events/{secret}");

        Assert.All([live.Text, later.Text, page, asked], text => Assert.DoesNotContain("Told 1", text, StringComparison.Ordinal));
        Assert.Contains("Told 2", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (hidden.StatusCode, shown.StatusCode));
    }

    [Fact]
    public async Task Stream_SignedOut_Ends()
    {
        using var admin = await ClientAsync(CallerKind.Admin);
        using var reader = new EventReader(admin);
        await reader.ConnectAsync("0", Stream);

        using var gone = await admin.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await reader.ReadToEndAsync();
    }

    [Theory]
    [InlineData("category=nonsense", "category")]
    [InlineData("severity=loud", "severity")]
    [InlineData("before=-1", "before")]
    [InlineData("after=x", "after")]
    [InlineData("limit=101", "limit")]
    [InlineData("text=%27%26%21", "text")]
    public async Task List_QueryThatIsNotValid_SaysWhichParameter(string query, string field)
    {
        using var owner = await ClientAsync(CallerKind.Owner);

        using var answer = await owner.GetAsync($"/api/events?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await OwnerClient.ReadAsync(answer)).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("category=nonsense", "category")]
    [InlineData("severity=loud", "severity")]
    public async Task Stream_QueryThatIsNotValid_SaysWhichParameter(string query, string field)
    {
        using var owner = await ClientAsync(CallerKind.Owner);

        using var answer = await owner.GetAsync($"{Stream}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await OwnerClient.ReadAsync(answer)).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task Stream_Filters_AreAppliedTogether()
    {
        using var owner = await ClientAsync(CallerKind.Owner);
        using var reader = new EventReader(owner);
        await reader.ConnectAsync($"{await EndAsync(owner)}", $"{Stream}?category=server,ai&severity=info&type=test.told&source=tests&subject=test:903");

        await inhabited.Host.Database.TellAsync(901, 5);
        await inhabited.Host.Database.TellAsync(new Told(903, EventCategory.System));
        await inhabited.Host.Database.TellAsync(new Told(903, EventCategory.Ai));
        await reader.ReadUntilAsync("\"ai\"");

        Assert.Equal(2, reader.Text.Split("Told 903").Length - 1);
        Assert.DoesNotContain("system", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Told 902", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Filters_AreAppliedTogether()
    {
        using var owner = await ClientAsync(CallerKind.Owner);
        var start = await EndAsync(owner);
        using var reader = new EventReader(owner);
        await reader.ConnectAsync($"{start}", Stream);
        await inhabited.Host.Database.TellAsync(501, 5);
        await reader.ReadUntilAsync("Told 505");

        var page = await owner.GetFromJsonAsync<JsonElement>($"/api/events?category=server,ai&severity=info&source=tests&subject=test:503&text=told&after={start}");

        Assert.Equal(["Told 503"], page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal(503, page.GetProperty("items")[0].GetProperty("data").GetProperty("number").GetInt32());
    }

    private static async Task<long> EndAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/events")).GetProperty("end").GetInt64();

    private async Task<HttpClient> ClientAsync(CallerKind caller)
    {
        using var signed = new HttpRequestMessage(HttpMethod.Get, "/");
        await inhabited.SignAsync(signed, caller);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = inhabited.Client.BaseAddress };
        foreach (var (name, values) in signed.Headers)
        {
            client.DefaultRequestHeaders.Add(name, values);
        }

        return client;
    }
}
