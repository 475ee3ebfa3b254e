using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Edge;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.ForwardAuth;

namespace Nebula.Cli.Tests.Edge;

public sealed class EdgeAccessTests
{
    [Fact]
    public async Task Forward_PeerIsATrustedProxy_FunctionsSeeItsClientAndTheProxyAsLastHop()
    {
        await using var edge = await StartAsync(new EdgeAccessOptions { PublicUrl = "https://nebula.example", Proxies = Trusting("127.0.0.1") });
        using var request = Ask("127.0.0.1:8080");
        request.Headers.Add("X-Forwarded-For", "6.6.6.6, 203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "nebula.example");

        using var response = await edge.Client.SendAsync(request);

        var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.Equal("6.6.6.6, 203.0.113.9, 127.0.0.1", seen!["X-Forwarded-For"].Replace(",", ", ").Replace("  ", " "));
        Assert.Equal("https", seen["X-Forwarded-Proto"]);
        Assert.Equal("nebula.example", seen["X-Forwarded-Host"]);
        Assert.Equal("nebula.example", seen["Host"]);
    }

    [Theory]
    [InlineData("Remote-User", "", false)]
    [InlineData("Remote-User", "192.0.2.0/24", false)]
    [InlineData("Remote-User", "192.0.2.1 127.0.0.1", true)]
    [InlineData("Remote-User", "192.0.2.1,127.0.0.0/8", true)]
    public async Task Forward_NameOfASignedInUser_PassesFromAProxyListedForItOnly(string header, string naming, bool passes)
    {
        Assert.True(ForwardAuthOptions.TryReadProxies(naming, out var proxies, out _));
        await using var edge = await StartAsync(new EdgeAccessOptions { Proxies = Trusting("127.0.0.1"), ForwardAuthHeader = header, ForwardAuthProxies = proxies });
        using var request = Ask("localhost");
        request.Headers.TryAddWithoutValidation("rEMOTE-user", "ann");

        using var response = await edge.Client.SendAsync(request);

        var seen = await response.Content.ReadFromJsonAsync<Dictionary<string, string>>();
        Assert.Equal(passes, seen!.Keys.Contains(header, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(EdgeFixture.Secret, seen["X-Nebula-Edge"]);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("127.0.0.1:1")]
    [InlineData("192.168.1.20:8080")]
    [InlineData("[::1]:8080")]
    [InlineData("nebula.example")]
    [InlineData("nebula.lan:8080")]
    public async Task Gate_OwnName_IsAnswered(string host)
    {
        await using var edge = await StartAsync(new EdgeAccessOptions { PublicUrl = "https://nebula.example/", Hosts = ["nebula.lan"] });
        using var request = Ask(host);

        using var response = await edge.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example:8080")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("nebula.example.evil.example")]
    public async Task Gate_StrangeName_Is421AndNamesTheSetting(string host)
    {
        await using var edge = await StartAsync(new EdgeAccessOptions { PublicUrl = "https://nebula.example" });
        using var request = Ask(host);

        using var response = await edge.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("host_not_allowed", problem!["code"]!.GetValue<string>());
        Assert.Contains("NEBULA_HOSTS", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gate_TrustedProxyNamesAStrangeHost_Is421()
    {
        await using var edge = await StartAsync(new EdgeAccessOptions { Proxies = Trusting("127.0.0.0/8") });
        using var request = Ask("localhost");
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var response = await edge.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    private static Task<EdgeFixture> StartAsync(EdgeAccessOptions access) => EdgeFixture.StartAsync(
        new EdgeFixture { Access = access },
        context => context.Response.WriteAsJsonAsync(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));

    private static HttpRequestMessage Ask(string host)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        request.Headers.Host = host;
        return request;
    }

    private static TrustedProxies Trusting(string network) =>
        TrustedProxies.TryParse([network], out var proxies, out var problem) ? proxies : throw new ArgumentException(problem);
}
