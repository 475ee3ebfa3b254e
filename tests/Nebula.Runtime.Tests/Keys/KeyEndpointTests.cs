using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Nebula.Runtime.Tests.Keys;

public sealed class KeyEndpointTests : IAsyncLifetime
{
    private const string Chosen = "a-value-that-somebody-chose-0123456789";

    private KeyedApp _app = null!;

    public static TheoryData<string> Lists => new(
        "/admin/host/keys", "/admin/host/functionkeys", "/admin/host/systemkeys", "/admin/functions/guarded/keys");

    public static TheoryData<string> HostileNames => new(
        "_own", "a b", "a%09b", "a%0Ab", "na%C3%AFve", "%F0%9F%94%91", "a%2Fb", "..%2F..%2Fhost", "%2e%2e%5cx", "-a", ".a", "a;b", "a'--", "a%22b", "%E2%80%8Ba",
        new string('a', 101), new string('a', 4000));

    public async Task InitializeAsync() => _app = await KeyedApp.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Post_NewName_MakesAKeyAndTellsItOnce(string list)
    {
        using var created = await _app.AdminAsync("POST", $"{list}/ci");
        using var listed = await _app.AdminAsync("GET", list);
        using var got = await _app.AdminAsync("GET", $"{list}/CI");

        var key = await JsonAsync(created);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("ci", key.GetProperty("name").GetString());
        Assert.Equal(43, key.GetProperty("value").GetString()!.Length);
        Assert.Equal($$"""[{"rel":"self","href":"{{_app.Client.BaseAddress}}{{list[1..]}}/ci"}]""", key.GetProperty("links").GetRawText());
        Assert.Equal($"{_app.Client.BaseAddress}{list[1..]}/ci", created.Headers.Location?.ToString());
        Assert.Equal("no-store", created.Headers.CacheControl?.ToString());
        Assert.Equal(
            $$"""{"keys":[{"name":"ci","value":null}],"links":[{"rel":"self","href":"{{_app.Client.BaseAddress}}{{list[1..]}}"}]}""",
            await listed.Content.ReadAsStringAsync());
        Assert.Equal(
            $$"""{"name":"ci","value":null,"links":[{"rel":"self","href":"{{_app.Client.BaseAddress}}{{list[1..]}}/CI"}]}""",
            await got.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(KeyedApp.Master)]
    [InlineData(Chosen)]
    public async Task Put_TheValueOfAnotherKey_IsRefusedWithoutSayingWhich(string value)
    {
        using var first = await _app.AdminAsync("PUT", "/admin/functions/guarded/keys/ci", new { value = Chosen });
        using var again = await _app.AdminAsync("PUT", "/admin/functions/guarded/keys/CI", new { value = Chosen });

        using var refused = await _app.AdminAsync("PUT", "/admin/host/systemkeys/other", new { value });

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict], [first.StatusCode, again.StatusCode, refused.StatusCode]);
        var message = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Another key has this value", message, StringComparison.Ordinal);
        Assert.DoesNotContain("guarded", message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_KnownName_MakesANewValueAndEndsTheOld()
    {
        var old = await _app.CreateAsync("/admin/host/keys/ci");

        using var replaced = await _app.AdminAsync("POST", "/admin/host/functionkeys/CI");
        var value = (await JsonAsync(replaced)).GetProperty("value").GetString();

        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await _app.StatusAsync("/api/guarded", header: old));
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync("/api/guarded", header: value));
    }

    [Fact]
    public async Task Put_AValue_IsTheKeyFromThenOn()
    {
        using var created = await _app.AdminAsync("PUT", "/admin/functions/guarded/keys/ci", new { name = "ci", value = Chosen });
        using var updated = await _app.AdminAsync("PUT", "/admin/functions/guarded/keys/ci", new { value = Chosen + "-2" });

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(Chosen, (await JsonAsync(created)).GetProperty("value").GetString());
        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await _app.StatusAsync("/api/guarded", header: Chosen));
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync("/api/guarded", header: Chosen + "-2"));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Delete_AKey_EndsItAtOnce(string list)
    {
        await _app.CreateAsync($"{list}/ci");

        using var deleted = await _app.AdminAsync("DELETE", $"{list}/CI");
        using var again = await _app.AdminAsync("DELETE", $"{list}/ci");
        using var gone = await _app.AdminAsync("GET", $"{list}/ci");

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [deleted.StatusCode, again.StatusCode, gone.StatusCode]);
        Assert.Empty(await deleted.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Delete_AKeyInUse_StopsItsHolder()
    {
        var key = await _app.CreateAsync("/admin/host/functionkeys/ci");
        var before = await _app.StatusAsync("/api/guarded", header: key);

        using var deleted = await _app.AdminAsync("DELETE", "/admin/host/functionkeys/ci");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], [before, await _app.StatusAsync("/api/guarded", header: key)]);
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.BadRequest)]
    [InlineData("PUT", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", HttpStatusCode.BadRequest)]
    public async Task MasterKey_IsShownByNameAndChangedBySettingOnly(string method, HttpStatusCode expected)
    {
        using var response = await _app.AdminAsync(method, "/admin/host/systemkeys/_master", method == "PUT" ? new { value = Chosen } : null);

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain(KeyedApp.Master, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await _app.StatusAsync("/api/by-admin", header: KeyedApp.Master));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task Post_AHostileName_IsRefusedWithAMessageThatDoesNotRepeatIt(string name)
    {
        using var response = await _app.AdminAsync("POST", $"/admin/host/functionkeys/{name}");

        var message = await MessageAsync(response);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("name", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.UnescapeDataString(name), message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/host/functionkeys/a%00b")]
    [InlineData("/admin/host/../host/nothing/x")]
    [InlineData("/admin/host/functionkeys/a/b")]
    [InlineData("/admin/host/functionkeys/")]
    [InlineData("/admin/functions/nowhere/keys/x")]
    [InlineData("/admin/functions/..%2Fguarded/keys/x")]
    [InlineData("/admin/functions/guarded%00/keys/x")]
    public async Task Post_AHostilePath_MakesNoKey(string path)
    {
        using var response = await _app.AdminAsync("POST", path);
        using var listed = await _app.AdminAsync("GET", "/admin/host/functionkeys");

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{response.StatusCode}");
        Assert.Empty((await JsonAsync(listed)).GetProperty("keys").EnumerateArray());
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":null}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"too-short"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"\ud800-lone-surrogate-0123456789-0123456789"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"with a space 0123456789-0123456789"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"new\nline-0123456789-0123456789-0123456789"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"value":"ümlaut-0123456789-0123456789-0123456789"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"other","value":"in-order-0123456789-0123456789-0123456789"}""", HttpStatusCode.BadRequest)]
    [InlineData("LONG", HttpStatusCode.BadRequest)]
    [InlineData("HUGE", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("DEEP", HttpStatusCode.BadRequest)]
    public async Task Put_AFaultyBody_IsRefusedWithAMessageThatDoesNotRepeatIt(string body, HttpStatusCode expected)
    {
        var text = body switch
        {
            "LONG" => $$"""{"value":"{{new string('v', 513)}}"}""",
            "HUGE" => $$"""{"value":"{{new string('v', 9000)}}"}""",
            "DEEP" => new string('[', 4000),
            _ => body,
        };

        using var response = await _app.SendAsync(
            "PUT", "/admin/host/functionkeys/ci", KeyedApp.Master, body: new StringContent(text, Encoding.UTF8, "application/json"));
        using var listed = await _app.AdminAsync("GET", "/admin/host/functionkeys");

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("0123456789", await MessageAsync(response), StringComparison.Ordinal);
        Assert.Empty((await JsonAsync(listed)).GetProperty("keys").EnumerateArray());
    }

    [Fact]
    public async Task Post_MoreThanAListHolds_Returns409()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => _app.CreateAsync($"/admin/host/functionkeys/k{number}")));

        using var oneMore = await _app.AdminAsync("POST", "/admin/host/functionkeys/k100");
        using var known = await _app.AdminAsync("POST", "/admin/host/functionkeys/k7");
        using var elsewhere = await _app.AdminAsync("POST", "/admin/host/systemkeys/k100");

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.Created], [oneMore.StatusCode, known.StatusCode, elsewhere.StatusCode]);
        Assert.Contains("100", await MessageAsync(oneMore), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/admin/host/functionkeys")]
    [InlineData("PATCH", "/admin/host/functionkeys/ci")]
    [InlineData("GET", "/admin/host/otherkeys")]
    [InlineData("GET", "/api/admin/host/functionkeys")]
    public async Task Request_ForWhatIsNotThere_Returns404(string method, string path)
    {
        using var response = await _app.AdminAsync(method, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static Task<JsonElement> JsonAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>()!;

    private static async Task<string> MessageAsync(HttpResponseMessage response) => (await JsonAsync(response)).GetProperty("message").GetString()!;
}
