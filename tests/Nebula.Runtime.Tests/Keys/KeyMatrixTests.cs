using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nebula.Runtime.Tests.Keys;

/// <summary>Which key opens which level, wherever it is sent.</summary>
public sealed class KeyMatrixTests : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _keys = [];
    private KeyedApp _app = null!;

    private static readonly string[] Kinds = ["none", "wrong", "empty", "function", "other-function", "host", "system", "master"];

    private static readonly Dictionary<string, string[]> OpenedBy = new()
    {
        ["/api/open"] = Kinds,
        ["/api/user"] = ["master"],
        ["/api/guarded"] = ["function", "host", "master"],
        ["/api/elsewhere/1"] = ["other-function", "host", "master"],
        ["/api/params-only"] = ["host", "master"],
        ["/api/system"] = ["system", "master"],
        ["/api/by-admin"] = ["master"],
        ["/admin/host/functionkeys"] = ["master"],
        ["/admin/functions/guarded/keys"] = ["master"],
    };

    public static TheoryData<string, string> Matrix()
    {
        var matrix = new TheoryData<string, string>();
        foreach (var path in OpenedBy.Keys)
        {
            foreach (var kind in Kinds)
            {
                matrix.Add(path, kind);
            }
        }

        return matrix;
    }

    public async Task InitializeAsync()
    {
        _app = await KeyedApp.StartAsync();
        _keys["none"] = null;
        _keys["empty"] = "";
        _keys["wrong"] = KeyedApp.Wrong;
        _keys["master"] = KeyedApp.Master;
        _keys["function"] = await _app.CreateAsync("/admin/functions/guarded/keys/default");
        _keys["other-function"] = await _app.CreateAsync("/admin/functions/OTHER/keys/default");
        _keys["host"] = await _app.CreateAsync("/admin/host/functionkeys/default");
        _keys["system"] = await _app.CreateAsync("/admin/host/systemkeys/extension");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task H4_Keys_OfEveryKindOnEveryLevel_OpenWhatTheyAreFor(string path, string kind)
    {
        var expected = OpenedBy[path].Contains(kind) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
        var key = _keys[kind];

        var byHeader = await _app.StatusAsync(path, header: key);
        var byQuery = await _app.StatusAsync(path, query: key);
        var byBoth = await _app.StatusAsync(path, header: key, query: key);

        Assert.Equal([expected, expected, expected], [byHeader, byQuery, byBoth]);
    }

    [Theory]
    [InlineData("host", "wrong", HttpStatusCode.OK)]
    [InlineData("wrong", "host", HttpStatusCode.Unauthorized)]
    [InlineData("system", "host", HttpStatusCode.Unauthorized)]
    [InlineData("empty", "host", HttpStatusCode.Unauthorized)]
    [InlineData("wrong", "master", HttpStatusCode.Unauthorized)]
    [InlineData("none", "host", HttpStatusCode.OK)]
    public async Task H4_Keys_InHeaderAndQuery_TheHeaderDecides(string header, string query, HttpStatusCode expected)
    {
        var status = await _app.StatusAsync("/api/guarded", _keys[header], _keys[query]);

        Assert.Equal(expected, status);
    }

    [Theory]
    [InlineData("/api/guarded")]
    [InlineData("/api/system")]
    [InlineData("/admin/host/systemkeys")]
    public async Task H4_Keys_MissingAndWrong_AreToldApartByNothing(string path)
    {
        using var missing = await _app.SendAsync("GET", path);
        using var wrong = await _app.SendAsync("GET", path, header: KeyedApp.Wrong);
        using var tooLow = await _app.SendAsync("GET", path, header: _keys["other-function"]);

        Assert.All([missing, wrong, tooLow], response => Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode));
        Assert.All([wrong, tooLow], response => Assert.Equal(HeadersOf(missing), HeadersOf(response)));
        Assert.All([missing, wrong, tooLow], response => Assert.Equal(0, response.Content.ReadAsStream().Length));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("wrong", "")]
    [InlineData("host", "authlevel=Function\ninvoke=true\nkeyid=default")]
    [InlineData("system", "authlevel=System\ninvoke=true\nkeyid=extension")]
    [InlineData("master", "authlevel=Admin\ninvoke=true\nkeyid=master")]
    public async Task H4_Keys_OnAnAnonymousEndpoint_StillMakeClaims(string kind, string claims)
    {
        using var response = await _app.SendAsync("GET", "/api/open", header: _keys[kind]);

        Assert.Equal(claims, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("?code=")]
    [InlineData("?CODE=")]
    [InlineData("?x=1&c%6Fde=")]
    public async Task H4_Keys_InAQueryOfAnySpelling_AreFound(string query)
    {
        var status = await _app.StatusAsync($"/api/guarded{query}{_keys["host"]}");

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData("host", "wrong", HttpStatusCode.OK)]
    [InlineData("wrong", "host", HttpStatusCode.Unauthorized)]
    [InlineData("empty", "host", HttpStatusCode.Unauthorized)]
    public async Task H4_Keys_SentTwice_TheFirstDecides(string first, string second, HttpStatusCode expected)
    {
        // HttpClient would make one line of the two.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _app.Client.BaseAddress!.Port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/guarded HTTP/1.1\r\nHost: a\r\nx-functions-key: {_keys[first]}\r\nx-functions-key: {_keys[second]}\r\n\r\n"));
        var byHeaders = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
        var byQuery = await _app.StatusAsync($"/api/guarded?code={_keys[first]}&code={_keys[second]}");

        Assert.StartsWith($"HTTP/1.1 {(int)expected} ", byHeaders, StringComparison.Ordinal);
        Assert.Equal(expected, byQuery);
    }

    [Theory]
    [InlineData(513)]
    [InlineData(7000)]
    public async Task H4_Keys_ThatAreTooLong_AreWrongKeys(int length)
    {
        var key = _keys["master"] + new string('a', length - _keys["master"]!.Length);

        var byHeader = await _app.StatusAsync("/api/guarded", header: key);
        var byQuery = await _app.StatusAsync("/api/guarded", query: key);
        var open = await _app.StatusAsync("/api/open", header: key);

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK], [byHeader, byQuery, open]);
    }

    [Fact]
    public async Task H8_ParamsOnlyTrigger_IsOfLevelFunction()
    {
        var withoutKey = await _app.StatusAsync("/api/params-only");
        var withKey = await _app.StatusAsync("/api/params-only", header: _keys["host"]);
        var withKeyOfAnother = await _app.StatusAsync("/api/params-only", header: _keys["function"]);

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized], [withoutKey, withKey, withKeyOfAnother]);
    }

    private static string HeadersOf(HttpResponseMessage response) => string.Join(
        '\n', response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"));
}
