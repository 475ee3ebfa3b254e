using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Tests.Status.Checks;

public sealed class CheckParserTests
{
    [Theory]
    [InlineData("""{"type":"http","url":"https://example.org/health"}""")]
    [InlineData("""{"type":"http","url":"http://nas:8080/","method":"HEAD","expectedStatus":"200-299,401","followRedirects":false,"verifyTls":false,"degradedAfterMs":500}""")]
    [InlineData("""{"type":"http","url":"http://[::1]:8080/","contains":"ok"}""")]
    [InlineData("""{"type":"http","url":"http://nas/","conditions":["json $.db == \"up\"","time < 300ms"],"degradedUnless":["certificate > 14d"]}""")]
    [InlineData("""{"type":"tcp","host":"nas","port":22,"conditions":["time < 1s"]}""")]
    [InlineData("""{"type":"ping","host":"100.64.0.7"}""")]
    [InlineData("""{"type":"postgres","host":"db.lan"}""")]
    [InlineData("""{"type":"postgres","connection":"nebula"}""")]
    [InlineData("""{"type":"redis","host":"::1","port":6380}""")]
    [InlineData("""{"type":"redis","connection":"nebula"}""")]
    [InlineData("""{"type":"ollama","url":"http://gpu:11434"}""")]
    [InlineData("""{"type":"stable-diffusion","url":"http://gpu:7860"}""")]
    [InlineData("""{"type":"comfyui","url":"http://gpu:8188","degradedAfterMs":60000}""")]
    [InlineData("""{"type":"dns","host":"example.org"}""")]
    [InlineData("""{"type":"dns","host":"_dmarc.bücher.example.","recordType":"TXT","resolver":"dns.lan","expectedValues":["v=DMARC1; p=none"]}""")]
    [InlineData("""{"type":"dns","host":"2001:db8::1","recordType":"PTR","resolver":"[2001:db8::53]:5353","conditions":["records == 1","ttl > 1m"]}""")]
    [InlineData("""{"type":"dns","host":"example.org","resolver":"2001:db8::53","expectedValues":["192.0.2.7"],"degradedUnless":["answer matches \"^192\""]}""")]
    [InlineData("""{"type":"tls","host":"example.org"}""")]
    [InlineData("""{"type":"tls","host":"192.168.1.10","port":8443,"serverName":"nas.lan","warnDays":0,"allowSelfSigned":true,"conditions":["certificate > 3d"]}""")]
    public void Parse_ValidCheck_RoundTripsThroughItsFlatForm(string json)
    {
        var input = Read(json);

        var check = CheckParser.Parse(input).Value;

        Assert.NotNull(check);
        Assert.Equal(input.Type, check.Type);
        Assert.Equal(Write(check.ToInput()), Write(CheckParser.Parse(check.ToInput()).Value!.ToInput()));
    }

    [Fact]
    public void Parse_HttpWithUrlOnly_FillsInTheDefaults()
    {
        var input = new CheckInput { Type = "http", Url = "https://example.org/" };

        var check = Assert.IsType<HttpCheck>(CheckParser.Parse(input).Value);

        Assert.Equal("GET", check.Method);
        Assert.Equal("200-299", check.ExpectedStatus.Text);
        Assert.True(check.FollowRedirects);
        Assert.True(check.VerifyTls);
        Assert.Null(check.DegradedAfter);
    }

    [Theory]
    [InlineData("""{}""", "check.type")]
    [InlineData("""{"type":"gopher"}""", "check.type")]
    [InlineData("""{"type":"HTTP","url":"http://a/"}""", "check.type")]
    [InlineData("""{"type":"stable_diffusion","url":"http://a/"}""", "check.type")]
    [InlineData("""{"type":"http"}""", "check.url")]
    [InlineData("""{"type":"http","url":"example.org"}""", "check.url")]
    [InlineData("""{"type":"http","url":"file:///etc/passwd"}""", "check.url")]
    [InlineData("""{"type":"http","url":"gopher://127.0.0.1:70/"}""", "check.url")]
    [InlineData("""{"type":"http","url":"javascript:alert(1)"}""", "check.url")]
    [InlineData("""{"type":"http","url":"dict://127.0.0.1:6379/"}""", "check.url")]
    [InlineData("""{"type":"http","url":"http://user:secret@example.org/"}""", "check.url")]
    [InlineData("""{"type":"http","url":"http://example.org#@127.0.0.1@x/ y"}""", "check.url")]
    [InlineData("""{"type":"http","url":"http://exa%00mple.org/"}""", "check.url")]
    [InlineData("""{"type":"http","url":"http://example.org/\r\nHost: evil"}""", "check.url")]
    [InlineData("""{"type":"http","url":"http://a/","method":"TRACE"}""", "check.method")]
    [InlineData("""{"type":"http","url":"http://a/","method":"GET\r\nX: y"}""", "check.method")]
    [InlineData("""{"type":"http","url":"http://a/","expectedStatus":"2xx"}""", "check.expectedStatus")]
    [InlineData("""{"type":"http","url":"http://a/","expectedStatus":"299-200"}""", "check.expectedStatus")]
    [InlineData("""{"type":"http","url":"http://a/","expectedStatus":""}""", "check.expectedStatus")]
    [InlineData("""{"type":"http","url":"http://a/","contains":""}""", "check.contains")]
    [InlineData("""{"type":"http","url":"http://a/","contains":"x","method":"HEAD"}""", "check.contains")]
    [InlineData("""{"type":"http","url":"http://a/","degradedAfterMs":0}""", "check.degradedAfterMs")]
    [InlineData("""{"type":"http","url":"http://a/","degradedAfterMs":60001}""", "check.degradedAfterMs")]
    [InlineData("""{"type":"http","url":"http://a/","port":80}""", "check.port")]
    [InlineData("""{"type":"http","url":"http://a/","connection":"nebula"}""", "check.connection")]
    [InlineData("""{"type":"http","url":"http://a/","contains":7}""", "check.contains")]
    [InlineData("""{"type":"http","url":"http://a/","contains":"\ud800"}""", "check.contains")]
    [InlineData("""{"type":"http","url":"http://a/","followRedirects":"no"}""", "check.followRedirects")]
    [InlineData("""{"type":"http","url":"http://a/","unheardOf":1}""", "check.unheardOf")]
    [InlineData("""{"type":"http","url":"http://a/","conditions":["time < 1s","time"]}""", "check.conditions[1]")]
    [InlineData("""{"type":"http","url":"http://a/","conditions":[null]}""", "check.conditions[0]")]
    [InlineData("""{"type":"http","url":"http://a/","method":"HEAD","conditions":["size > 1"]}""", "check.conditions")]
    [InlineData("""{"type":"tcp","host":"nas","port":1,"degradedUnless":["status == 200"]}""", "check.degradedUnless[0]")]
    [InlineData("""{"type":"push","conditions":["time < 2s"]}""", "check.conditions")]
    [InlineData("""{"type":"push","degradedUnless":["time < 2s"]}""", "check.degradedUnless")]
    [InlineData("""{"type":"push","degradedAfterMs":100}""", "check.degradedAfterMs")]
    [InlineData("""{"type":"push","upsideDown":true}""", "check.upsideDown")]
    [InlineData("""{"type":"tcp","host":"nas"}""", "check.port")]
    [InlineData("""{"type":"tcp","host":"nas","port":0}""", "check.port")]
    [InlineData("""{"type":"tcp","host":"nas","port":65536}""", "check.port")]
    [InlineData("""{"type":"tcp","host":"nas","port":-1}""", "check.port")]
    [InlineData("""{"type":"tcp","host":"http://nas","port":80}""", "check.host")]
    [InlineData("""{"type":"tcp","host":"nas:80","port":80}""", "check.host")]
    [InlineData("""{"type":"tcp","host":"nas/x","port":80}""", "check.host")]
    [InlineData("""{"type":"tcp","host":"root@nas","port":80}""", "check.host")]
    [InlineData("""{"type":"tcp","host":"a b","port":80}""", "check.host")]
    [InlineData("""{"type":"ping","host":"-c;reboot"}""", "check.host")]
    [InlineData("""{"type":"ping","host":"fe80::1%eth0"}""", "check.host")]
    [InlineData("""{"type":"ping","host":"nas","url":"http://nas/"}""", "check.url")]
    [InlineData("""{"type":"postgres"}""", "check.host")]
    [InlineData("""{"type":"postgres","connection":"other"}""", "check.connection")]
    [InlineData("""{"type":"postgres","connection":"nebula","host":"db"}""", "check.host")]
    [InlineData("""{"type":"ollama","url":"http://gpu:11434","contains":"x"}""", "check.contains")]
    [InlineData("""{"type":"dns"}""", "check.host")]
    [InlineData("""{"type":"dns","host":"a..b"}""", "check.host")]
    [InlineData("""{"type":"dns","host":"https://example.org"}""", "check.host")]
    [InlineData("""{"type":"dns","host":"exa\u0000mple.org"}""", "check.host")]
    [InlineData("""{"type":"dns","host":"192.0.2.7"}""", "check.recordType")]
    [InlineData("""{"type":"dns","host":"example.org","recordType":"ANY"}""", "check.recordType")]
    [InlineData("""{"type":"dns","host":"example.org","resolver":"dns.lan:0"}""", "check.resolver")]
    [InlineData("""{"type":"dns","host":"example.org","resolver":"[::1"}""", "check.resolver")]
    [InlineData("""{"type":"dns","host":"example.org","resolver":"udp://1.1.1.1"}""", "check.resolver")]
    [InlineData("""{"type":"dns","host":"example.org","expectedValues":"192.0.2.7"}""", "check.expectedValues")]
    [InlineData("""{"type":"dns","host":"example.org","expectedValues":["192.0.2.7",7]}""", "check.expectedValues[1]")]
    [InlineData("""{"type":"dns","host":"example.org","expectedValues":["2001:db8::1"]}""", "check.expectedValues[0]")]
    [InlineData("""{"type":"dns","host":"example.org","port":53}""", "check.port")]
    [InlineData("""{"type":"dns","host":"example.org","conditions":["certificate > 1d"]}""", "check.conditions[0]")]
    [InlineData("""{"type":"tls"}""", "check.host")]
    [InlineData("""{"type":"tls","host":"a","serverName":"https://a"}""", "check.serverName")]
    [InlineData("""{"type":"tls","host":"a","warnDays":-1}""", "check.warnDays")]
    [InlineData("""{"type":"tls","host":"a","warnDays":1.5}""", "check.warnDays")]
    [InlineData("""{"type":"tls","host":"a","allowSelfSigned":"yes"}""", "check.allowSelfSigned")]
    [InlineData("""{"type":"tls","host":"a","conditions":["status == 200"]}""", "check.conditions[0]")]
    public void Parse_WrongMember_NamesIt(string json, string field)
    {
        var input = Read(json);

        var result = CheckParser.Parse(input);

        Assert.False(result.IsSuccess);
        Assert.Contains(result.Error.Fields, error => error.Field == field);
    }

    [Fact]
    public void Parse_MisspeltMember_SaysWhatWasMeant()
    {
        var input = Read("""{"type":"http","url":"http://a/","contians":"x"}""");

        var result = CheckParser.Parse(input);

        var fault = Assert.Single(result.Error!.Fields);
        Assert.Equal(("check.contians", "A check of type http does not take this. Did you mean 'contains'?"), (fault.Field, fault.Message));
    }

    [Fact]
    public void Parse_SeveralWrongMembers_NamesAllOfThem()
    {
        var input = new CheckInput { Type = "tcp", Host = "a b", Port = 0, Own = OwnMembers.Of(("contains", "x")) };

        var result = CheckParser.Parse(input, "monitor.check");

        Assert.Equal(
            ["monitor.check.contains", "monitor.check.host", "monitor.check.port"],
            result.Error?.Fields.Select(field => field.Field).Order());
    }

    [Fact]
    public void Parse_Nothing_SaysThatACheckIsNeeded()
    {
        var result = CheckParser.Parse(null);

        Assert.Equal("check", Assert.Single(result.Error!.Fields).Field);
    }

    private static string Write(CheckInput input) => JsonSerializer.Serialize(input, NebulaJson.Options);

    private static CheckInput Read(string json) => JsonSerializer.Deserialize<CheckInput>(json, NebulaJson.Options)!;
}
