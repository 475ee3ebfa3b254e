using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Dns;
using Nebula.Testing.Dns;

namespace Nebula.Homelab.Tests.Status.Checks.Dns;

public sealed class DnsProbeTests
{
    [Fact]
    public async Task Run_NameHasTheRecord_IsUpSayingWhatWasAnsweredAndByWhom()
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7", ttl: 120));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org"));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith("A 192.0.2.7, ", outcome.Reason, StringComparison.Ordinal);
        Assert.NotNull(outcome.ResponseTime);
        Assert.Equal("NOERROR", outcome.Evidence.Facts?["responseCode"]);
        Assert.Equal("120 s", outcome.Evidence.Facts?["ttl"]);
        Assert.Equal(server.Endpoint, outcome.Evidence.Facts?["resolver"]);
        Assert.Equal("example.org", server.LastName);
    }

    public static TheoryData<string, FakeDnsRecord, string> Records => new()
    {
        { "A", FakeDnsRecord.Address("192.0.2.7"), "192.0.2.7" },
        { "AAAA", FakeDnsRecord.Address("2001:0db8::0007"), "2001:db8::7" },
        { "CNAME", FakeDnsRecord.Alias("Www.Example.org"), "www.example.org" },
        { "MX", FakeDnsRecord.Mail(10, "mail.example.org"), "10 mail.example.org" },
        { "MX", FakeDnsRecord.Mail(0, ""), "0 ." },
        { "NS", FakeDnsRecord.NameServer("ns1.example.org"), "ns1.example.org" },
        { "TXT", FakeDnsRecord.Text("v=spf1 include:", "Example.org -all"), "v=spf1 include:Example.org -all" },
        { "SRV", FakeDnsRecord.Service(10, 5, 5060, "sip.example.org"), "10 5 5060 sip.example.org" },
        { "CAA", FakeDnsRecord.Authority("issue", "letsencrypt.org"), "0 issue letsencrypt.org" },
        { "PTR", FakeDnsRecord.Pointer("nas.lan"), "nas.lan" },
        { "SOA", FakeDnsRecord.Zone("ns1.example.org", "hostmaster.example.org", 7), "ns1.example.org hostmaster.example.org 7 7200 3600 1209600 300" },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Run_RecordOfEachType_IsComparedAsText(string type, FakeDnsRecord record, string value)
    {
        await using var server = FakeDnsServer.Answering(record);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "_x.example.org", ("recordType", type), ("expectedValues", new[] { value })));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.StartsWith($"{type} {value}, ", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.8", "192.0.2.7")]
    [InlineData(" 192.0.2.7", "192.0.2.8")]
    public async Task Run_ExpectedValues_AreTakenInAnyOrder(params string[] expected)
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7"), FakeDnsRecord.Address("192.0.2.8"));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org", ("expectedValues", expected)));

        Assert.Equal(ServiceState.Up, outcome.State);
    }

    [Fact]
    public async Task Run_OtherValues_IsDownSayingWhatIsMissingAndWhatIsTooMuch()
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7"), FakeDnsRecord.Address("192.0.2.66"));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org", ("expectedValues", new[] { "192.0.2.7", "192.0.2.8" })));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("expected 192.0.2.7, 192.0.2.8, got 192.0.2.66, 192.0.2.7", outcome.Reason);
        Assert.Equal("missing: 192.0.2.8; not expected: 192.0.2.66", outcome.Evidence.Detail);
    }

    [Fact]
    public async Task Run_AliasOnTheWay_IsNotTakenForTheAddress()
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Alias("www.example.org"));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("the name has no A record", outcome.Reason);
    }

    [Theory]
    [InlineData(2, "the name server could not find out (SERVFAIL)")]
    [InlineData(3, "the name does not exist (NXDOMAIN)")]
    [InlineData(5, "the name server refuses to answer (REFUSED)")]
    [InlineData(9, "the name server answers with an error (RCODE9)")]
    public async Task Run_ServerSaysNo_IsDownSayingWhy(int code, string reason)
    {
        await using var server = FakeDnsServer.Failing(code);
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal(reason, outcome.Reason);
    }

    [Fact]
    public async Task Run_ResolverSilent_IsDownAndUnreachable()
    {
        await using var server = FakeDnsServer.Silent();
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org"), TimeSpan.FromMilliseconds(300));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal($"the name server {server.Endpoint} does not answer", outcome.Reason);
        Assert.True(outcome.Unreachable);
    }

    [Fact]
    public async Task Run_ResolverBabbles_IsDown()
    {
        await using var server = FakeDnsServer.Babbling("SSH-2.0-OpenSSH_9.6");
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.EndsWith("is not DNS, and over TCP the connection is refused", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ResolverNotListed_IsUnknownAndNotAsked()
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7"));
        await using var rig = ProbeRig.Allowing();

        var outcome = await rig.RunAsync(Check(server, "example.org"));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal($"loopback is not allowed for monitors; list {server.Endpoint} in NEBULA_OUTBOUND_ALLOW", outcome.Reason);
        Assert.Equal(0, server.Questions);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("[::ffff:169.254.169.254]:53")]
    [InlineData("0.0.0.0:53")]
    [InlineData("224.0.0.251:5353")]
    public async Task Run_ResolverIsNeverAllowed_IsUnknown(string resolver)
    {
        await using var rig = ProbeRig.Allowing();

        var outcome = await rig.RunAsync(Check(resolver, "example.org"));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Contains("never allowed", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ResolversNameDoesNotExist_IsDown()
    {
        await using var rig = ProbeRig.Create([], Names.None);

        var outcome = await rig.RunAsync(Check("dns.invalid", "example.org"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Equal("the name server's own name does not exist", outcome.Reason);
    }

    [Fact]
    public async Task Run_WithoutResolver_AsksThatOfTheMachine()
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7"));
        await using var rig = Machine(server.Port);

        var outcome = await rig.RunAsync(new CheckInput { Type = "dns", Host = "example.org" });

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal(server.Endpoint, outcome.Evidence.Facts?["resolver"]);
    }

    [Fact]
    public async Task Run_NameServerOfTheMachineSilent_IsUnknown()
    {
        await using var server = FakeDnsServer.Silent();
        await using var rig = Machine(server.Port);

        var outcome = await rig.RunAsync(new CheckInput { Type = "dns", Host = "example.org" }, TimeSpan.FromMilliseconds(300));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal("the name server of this machine does not answer", outcome.Reason);
    }

    [Fact]
    public async Task Run_MachineHasNoNameServer_IsUnknown()
    {
        await using var rig = Machine();

        var outcome = await rig.RunAsync(new CheckInput { Type = "dns", Host = "example.org" });

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal("this machine has no name server", outcome.Reason);
    }

    [Fact]
    public async Task Run_CallerCancels_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await using var server = FakeDnsServer.Silent();
        await using var rig = ProbeRig.Allowing(server.Endpoint);
        var run = rig.RunAsync(Check(server, "example.org"), cancellationToken: cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData("192.0.2.7", "7.2.0.192.in-addr.arpa")]
    [InlineData("2001:db8::1", "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa")]
    public async Task Run_PointerOfAnAddress_AsksForItsName(string address, string asked)
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Pointer("nas.lan"));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, address, ("recordType", "PTR")));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal(asked, server.LastName);
    }

    [Theory]
    [InlineData("answer contains \"192.0.2.8\"", true)]
    [InlineData("answer == \"192.0.2.7\"", false)]
    [InlineData("records == 2", true)]
    [InlineData("ttl >= 5m", true)]
    [InlineData("ttl > 1h", false)]
    public async Task Run_Conditions_LookAtTheAnswer(string condition, bool met)
    {
        await using var server = FakeDnsServer.Answering(FakeDnsRecord.Address("192.0.2.7", 300), FakeDnsRecord.Address("192.0.2.8", 900));
        await using var rig = ProbeRig.Allowing(server.Endpoint);

        var outcome = await rig.RunAsync(Check(server, "example.org") with { Conditions = [condition] });

        Assert.Equal(met ? ServiceState.Up : ServiceState.Down, outcome.State);
        Assert.Equal(met, Assert.Single(outcome.Evidence.Conditions!).Met);
    }

    private static CheckInput Check(FakeDnsServer server, string name, params (string Name, object? Value)[] own) => Check(server.Endpoint, name, own);

    private static CheckInput Check(string resolver, string name, params (string Name, object? Value)[] own) =>
        new() { Type = "dns", Host = name, Own = OwnMembers.Of([("resolver", resolver), .. own]) };

    private static ProbeRig Machine(params int[] ports) => ProbeRig.Create([], services =>
        services.AddSingleton<INameServers>(new MachineNameServers([.. ports.Select(port => new IPEndPoint(IPAddress.Loopback, port))])));

    private sealed class MachineNameServers(IReadOnlyList<IPEndPoint> servers) : INameServers
    {
        public IReadOnlyList<IPEndPoint> Find() => servers;
    }
}
