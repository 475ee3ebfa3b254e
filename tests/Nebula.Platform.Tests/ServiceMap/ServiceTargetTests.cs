using System.Text.Encodings.Web;
using System.Text.Json;
namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>What is dialled, from what is written.</summary>
public sealed class ServiceTargetTests
{
    private static readonly (string, string) Nas = ("NAS_ADDRESS", "192.168.1.20");

    [Theory]
    [InlineData("url: http://a.example:81", "http http://a.example:81")]
    [InlineData("node: nas\nport: 8080", "http http://192.168.1.20:8080")]
    [InlineData("node: nas\nhost: other\nport: 8080", "http http://other:8080")]
    [InlineData("node: nas\nport: ${NAS_PORT:-81}", "http http://192.168.1.20:81")]
    [InlineData("node: nas\nurl: https://${node.address}:8443/app", "http https://192.168.1.20:8443/app")]
    [InlineData("url: http://a/b/\ncheck: { path: /c?d=1 }", "http http://a/b/c?d=1")]
    [InlineData("url: http://a/b\ncheck: { url: 'http://c/d' }", "http http://c/d")]
    [InlineData("kind: plex\nnode: nas", "http http://192.168.1.20:32400/identity")]
    [InlineData("kind: plex\nurl: http://a/plex/alive", "http http://a/plex/alive")]
    [InlineData("kind: plex\nurl: http://a:1/\ncheck: { path: /web }", "http http://a:1/web")]
    [InlineData("kind: minio\nnode: nas", "http http://192.168.1.20:9000/minio/health/live")]
    [InlineData("kind: home-assistant\nnode: nas", "http http://192.168.1.20:8123/manifest.json")]
    [InlineData("kind: ollama\nnode: nas", "ollama http://192.168.1.20:11434")]
    [InlineData("kind: stable-diffusion\nnode: nas", "stable-diffusion http://192.168.1.20:7860")]
    [InlineData("kind: comfyui\nurl: https://a/comfy", "comfyui https://a/comfy")]
    [InlineData("kind: plex\nnode: nas\ncheck: { type: tcp }", "tcp 192.168.1.20 32400")]
    [InlineData("kind: tcp\nurl: https://a/", "tcp a 443")]
    [InlineData("kind: ping\nnode: nas", "ping 192.168.1.20")]
    [InlineData("kind: postgres\nnode: nas", "postgres 192.168.1.20 5432")]
    [InlineData("kind: redis\nhost: cache\nport: 6380", "redis cache 6380")]
    [InlineData("kind: redis\ncheck: { connection: nebula }", "redis nebula")]
    public void Target_AsWritten_IsResolved(string members, string expected)
    {
        var check = MapTexts.Service(members, Nas).Check;

        Assert.Equal(expected, string.Join(' ', new object?[] { check.Type, check.Url, check.Host, check.Port, check.Members?["connection"]?.GetValue<string>() }.Where(part => part is not null)));
    }

    [Fact]
    public void Members_OfTheType_AreTakenOverWithVariables()
    {
        var check = MapTexts.Service(
            "url: https://a/\ncheck:\n  headers: { X-From: \"${NAS_ADDRESS}\", Accept: text/plain }\n  conditions: [time < 1s, \"status == 200\"]", Nas).Check;

        Assert.Equal(
            """{"headers":{"X-From":"192.168.1.20","Accept":"text/plain"},"conditions":["time < 1s","status == 200"]}""",
            check.Members!.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void Members_ThatTheTypeFindsWrong_AreToldWithTheirPlace()
    {
        var error = MapTexts.ServiceError("url: https://a/\ncheck:\n  method: HEAD\n  conditions: [nonsense]");

        Assert.Equal((14, 7, "Column 1: nonsense."), (error.Line, error.Column, error.Message));
    }

    [Fact]
    public void Check_ThatDialsNothing_NeedsNoAddress()
    {
        var service = MapTexts.Service("kind: push");

        Assert.Equal("""{"type":"push"}""", service.Check.ToJson().ToJsonString());
    }

    [Fact]
    public void Target_OfIPv6Node_StandsInBrackets()
    {
        var service = MapTexts.Service("kind: plex\nnode: nas\nopen: http://${node.address}:32400/web", ("NAS_ADDRESS", "fd7a:115c::7"));

        Assert.Equal("http://[fd7a:115c::7]:32400/identity", service.Check.Url);
        Assert.Equal("http://[fd7a:115c::7]:32400/web", service.Open);
    }

    [Theory]
    [InlineData("kind: plex\nnode: nas", "NAS_ADDRESS")]
    [InlineData("node: nas\nport: ${NAS_PORT}", "NAS_ADDRESS NAS_PORT")]
    [InlineData("url: http://${NAS_ADDRESS}:${NAS_PORT}/${NAS_PORT}", "NAS_ADDRESS NAS_PORT")]
    [InlineData("node: nas\nurl: http://${node.address}/", "NAS_ADDRESS")]
    [InlineData("url: http://a/\ncheck: { contains: '${NAS_PORT}' }", "NAS_PORT")]
    public void MissingSettings_WithoutVariables_NamesThem(string members, string expected)
    {
        var service = MapTexts.Service(members);

        Assert.Equal(expected, string.Join(' ', service.MissingSettings));
    }

    [Fact]
    public void MissingSettings_OfNodeWithOneAddressOfTwo_AreNone()
    {
        var map = MapTexts.Read("""
            version: 1
            variables: { A: first, B: second }
            nodes:
              nas: { addresses: { tailscale: "${A}", lan: "${B}" } }
            services:
              app: { kind: plex, node: nas }
            """, ("A", ""), ("B", "nas.local"));

        Assert.Empty(map.Nodes[0].MissingSettings);
        Assert.Empty(map.Services[0].MissingSettings);
        Assert.Equal("http://nas.local:32400/identity", map.Services[0].Check.Url);
    }

    [Fact]
    public void Open_WithoutItsVariable_IsLeftOutAndTheServiceStaysConfigured()
    {
        var service = MapTexts.Service("url: http://a/\nopen: http://${NAS_ADDRESS}/\nname: App ${NAS_PORT}");

        Assert.Null(service.Open);
        Assert.Equal("app", service.Name);
        Assert.Empty(service.MissingSettings);
    }

    [Theory]
    [InlineData("node: nas", "10:3 The service 'app' has no port.")]
    [InlineData("name: App\nport: 80", "10:3 The service 'app' has no address.")]
    [InlineData("url: http://a/\nport: 80", "12:5 The service has both a url and a port.")]
    [InlineData("url: http://a/?b=c\ncheck: { path: /d }", "12:20 The service's url has a query, so no path can be appended.")]
    [InlineData("url: http://a/\ncheck: { path: /d, url: 'http://b' }", "12:20 The check has both a url and a path.")]
    [InlineData("kind: postgres\nurl: http://a/", "12:5 A check of type postgres does not take 'url'.")]
    [InlineData("kind: redis\nport: 1\ncheck: { connection: nebula }", "12:5 A check of type redis with a connection does not take 'port'.")]
    [InlineData("url: http://a/\ncheck: { connection: nebula }", "12:14 A check of type http does not take 'connection'.")]
    [InlineData("kind: ping\nnode: nas\ncheck: { method: GET }", "13:14 A check of type ping does not take 'method'.")]
    [InlineData("node: nass\nport: 1", "11:11 There is no node 'nass'.")]
    [InlineData("url: http://a/\ncheck: { timeout: 30s }", "12:23 The timeout of 30s is not less than the interval of 30s.")]
    [InlineData("url: http://a/\ncheck: { interval: 2s }", "12:24 'interval' must be from 5s to 86400s, not 2s.")]
    [InlineData("url: http://a/\ncheck: { timeout: 2h }", "12:23 'timeout' must be from 1s to 60s, not 7200s.")]
    [InlineData("url: http://a/\ncheck: { expectedStatus: 999 }", "12:30 '999' is no expectedStatus.")]
    [InlineData("url: http://a/\ncheck: { path: d }", "12:20 'd' is no path.")]
    [InlineData("url: http://a/\ncheck: [a]", "12:12 'check' must have members.")]
    [InlineData("host: a\nport: 0", "12:11 'port' must be a whole number from 1 to 65535, not 0.")]
    [InlineData("host: a\nport: 65536", "12:11 'port' must be a whole number from 1 to 65535, not 65536.")]
    [InlineData("host: a\nport: -1", "12:11 'port' must be a whole number from 1 to 65535, not -1.")]
    [InlineData("host: a\nport: 80-70", "12:11 'port' must be a whole number from 1 to 65535.")]
    [InlineData("host: a\nport: \"80\"", "12:11 'port' must be a whole number from 1 to 65535.")]
    public void Target_ThatCannotBe_IsAnError(string members, string expected)
    {
        var error = MapTexts.ServiceError(members, Nas);

        Assert.Equal(expected, $"{error.Line}:{error.Column} {error.Message}");
    }

    [Theory]
    [InlineData("interval: 5s", 5, 4)]
    [InlineData("interval: 10", 10, 9)]
    [InlineData("interval: 1m", 60, null)]
    [InlineData("timeout: 20", null, 20)]
    public void Timing_AsWritten_FitsTogether(string check, int? interval, int? timeout)
    {
        var service = MapTexts.Service($"url: http://a/\ncheck: {{ {check} }}");

        Assert.Equal((interval, timeout), (service.IntervalSeconds, service.TimeoutSeconds));
    }
}
