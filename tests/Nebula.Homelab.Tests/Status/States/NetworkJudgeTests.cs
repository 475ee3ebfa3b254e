using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Tests.Status.States;

public sealed class NetworkJudgeTests
{
    private static readonly DateTimeOffset Now = MonitorRows.Start;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Fact]
    public void Judge_AllWitnessesSilent_NamesTheNetworkAndCallsNothingDown()
    {
        var picture = Judge(Witness("router"), Witness("nas"), Lost("plex"), Answering("wiki"));

        var network = picture.Networks[NetworkKind.Lan];
        Assert.Equal((ServiceState.Down, "network:lan", "router and nas do not answer."), (network.State, network.Root, network.Reason));
        Assert.All(new[] { "router", "nas", "plex" }, key =>
            Assert.Equal((ServiceState.Unknown, "network:lan", "cannot see: the home network is out of sight"), Shown(picture, key)));
        Assert.Equal(ServiceState.Up, Of(picture, "wiki").State);
    }

    [Fact]
    public void Judge_OneWitnessAnswers_JudgesAsEver()
    {
        var picture = Judge(Witness("router"), Answering("nas") with { WitnessFor = NetworkKind.Lan }, Lost("plex"));

        Assert.Equal(ServiceState.Up, picture.Networks[NetworkKind.Lan].State);
        Assert.Equal((ServiceState.Down, "service:router"), (Of(picture, "router").State, Of(picture, "router").Root));
        Assert.Equal(ServiceState.Down, Of(picture, "plex").State);
    }

    [Fact]
    public void Judge_NoWitness_ChangesNothing()
    {
        var picture = Judge(Lost("router"), Lost("plex"));

        Assert.Empty(picture.Networks);
        Assert.All(picture.Services.Values, verdict => Assert.Equal(ServiceState.Down, verdict.State));
    }

    [Fact]
    public void Judge_WitnessNotLookedAtSince_Waits()
    {
        var lost = Lost("plex");
        var router = Answering("router") with { WitnessFor = NetworkKind.Lan };
        router = router with { Own = router.Own with { LastAt = lost.Own.Since.AddSeconds(-1) } };

        var verdict = Of(Judge(router, lost), "plex");

        Assert.Equal((ServiceState.Unknown, true, "gone; waiting to see whether it is the home network"), (verdict.State, verdict.Waiting, verdict.Reason));
    }

    [Fact]
    public void Judge_NetworkBackAndServiceNotLookedAtSince_IsNotDownYet()
    {
        var lost = Lost("plex");
        var router = Answering("router") with { WitnessFor = NetworkKind.Lan };
        router = router with { Own = router.Own with { ReachedSince = lost.Own.LastAt!.Value.AddSeconds(1), LastAt = Now } };

        var verdict = Of(Judge(router, lost), "plex");

        Assert.Equal((ServiceState.Unknown, null, "The home network is back; waiting to see whether this is too"), (verdict.State, verdict.Root, verdict.Reason));
    }

    [Fact]
    public void Judge_OnlyWitnessSleeps_DoesNotCount()
    {
        NodeFacts[] nodes = [new() { Id = "pc", Name = "PC", Sleeps = true }];

        var picture = StatusJudge.Judge(nodes, [Witness("game") with { Node = "pc" }, Lost("plex")], Now);

        Assert.Empty(picture.Networks);
        Assert.Equal(ServiceState.Down, Of(picture, "plex").State);
    }

    [Fact]
    public void Judge_NoRouteToAnyWitness_IsOutOfSight()
    {
        var router = Witness("router");
        router = router with { Own = router.Own with { State = ServiceState.Unknown, LastState = ServiceState.Unknown } };

        Assert.Equal(ServiceState.Unknown, Of(Judge(router, Lost("plex")), "plex").State);
        Assert.Equal("network:lan", Of(Judge(router, Lost("plex")), "plex").Root);
    }

    [Fact]
    public void Judge_AllWitnessesUnderMaintenance_BlamesNobody()
    {
        var picture = Judge(Witness("router") with { Maintenance = "New router" }, Lost("plex"));

        Assert.Equal((ServiceState.Unknown, null, "cannot see: the home network is under maintenance"), Shown(picture, "plex"));
    }

    [Fact]
    public void Judge_MachineInTwoNetworks_IsDownWhenTheOneThatCanBeSeenDoesNotShowIt()
    {
        NodeFacts[] nodes = [new() { Id = "nas", Name = "NAS" }];

        var overTailnet = Lost("overlay") with { Node = "nas", Dials = "100.64.0.9" };
        var picture = StatusJudge.Judge(nodes, [Witness("router"), Lost("plex") with { Node = "nas" }, overTailnet], Now);

        Assert.Equal(ServiceState.Down, picture.Nodes["nas"].State);
        Assert.Equal("network:lan", Of(picture, "plex").Root);
        Assert.Equal("node:nas", Of(picture, "overlay").Root);
    }

    [Theory]
    [InlineData("192.168.1.20", null, "Lan")]
    [InlineData("fd00::1", null, "Lan")]
    [InlineData("100.64.0.7", null, "Tailnet")]
    [InlineData("fd7a:115c:a1e0::5", null, "Tailnet")]
    [InlineData("203.0.113.5", null, "Internet")]
    [InlineData("NAS.local", null, "Lan")]
    [InlineData("nas.tail1234.ts.net", null, "Tailnet")]
    [InlineData("plex.example.org", "192.168.1.20:443", "Lan")]
    [InlineData("plex.example.org", "[2001:db8::1]:443", "Internet")]
    [InlineData("plex.example.org", "100.101.102.103", "Tailnet")]
    [InlineData("plex.example.org", null, null)]
    [InlineData("127.0.0.1", null, null)]
    [InlineData("localhost", "[::1]:80", null)]
    public void Of_Address_FollowsWhatIsDeclaredThenWhatIsDialled(string dials, string? dialled, string? expected)
    {
        NodeFacts[] nodes =
        [
            new() { Id = "nas", Name = "NAS", Addresses = [new(NodeAddressKind.Lan, "nas.local"), new(NodeAddressKind.Tailscale, "nas.tail1234.ts.net")] },
        ];
        var service = Lost("plex") with { Dials = dials };

        var network = new NetworkFinder(nodes).Of(service with { Own = service.Own with { Dialled = dialled } });

        Assert.Equal(expected, network?.ToString());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judge_AnyMap_HoldsWhatIsPromised(int seed)
    {
        var random = new Random(seed);
        var nodes = Enumerable.Range(0, 4).Select(i => new NodeFacts { Id = $"node-{i}", Name = $"Node {i}", Sleeps = random.Next(4) == 0 }).ToArray();
        var services = Enumerable.Range(0, 25).Select(i => AnyService(i, random)).ToArray();

        var picture = StatusJudge.Judge(nodes, services, Now);

        var again = StatusJudge.Judge(nodes, [.. services.OrderBy(_ => random.Next())], Now);
        Assert.Equal(picture.Services.OrderBy(pair => pair.Key).Select(pair => pair.Value.State), again.Services.OrderBy(pair => pair.Key).Select(pair => pair.Value.State));
        var finder = new NetworkFinder(nodes);
        foreach (var service in services)
        {
            var verdict = picture.Services[service.No];
            Assert.True(service.Own.State != ServiceState.Up || verdict.State == ServiceState.Up, $"{service.Key} answers and is {verdict.State}");
            var isDark = finder.Of(service) is { } network && picture.Networks.GetValueOrDefault(network)?.State == ServiceState.Down;
            Assert.False(isDark && service.Own.Unreachable && verdict.State == ServiceState.Down, $"{service.Key} is out of reach and down in a network that cannot be seen");
            Assert.True(verdict.State != ServiceState.Down || verdict.Root == $"service:{service.Key}");
        }

        foreach (var (network, verdict) in picture.Networks)
        {
            var awake = services.Where(service => service.WitnessFor == network && !(nodes.FirstOrDefault(node => node.Id == service.Node)?.Sleeps ?? false));
            Assert.Equal(verdict.State == ServiceState.Down, awake.All(service => service.Own.IsSilent) && services.All(service => service.WitnessFor != network || !service.Own.Answered));
        }
    }

    private static ServiceFacts AnyService(int no, Random random)
    {
        string[] hosts = ["192.168.1.7", "100.64.0.7", "203.0.113.7", "127.0.0.1"];
        var service = random.Next(3) == 0 ? Answering($"s{no}") : Lost($"s{no}");
        return service with
        {
            No = no,
            Dials = hosts[random.Next(hosts.Length)],
            WitnessFor = random.Next(4) == 0 ? (NetworkKind)random.Next(3) : null,
            Node = random.Next(2) == 0 ? $"node-{random.Next(4)}" : null,
            DependsOn = no > 0 && random.Next(3) == 0 ? [$"s{random.Next(no)}"] : [],
            Own = service.Own with { Unreachable = service.Own.State == ServiceState.Down && random.Next(5) > 0 },
        };
    }

    private static StatusPicture Judge(params ServiceFacts[] services) => StatusJudge.Judge([], services, Now);

    private static Verdict Of(StatusPicture picture, string key) => picture.Services[NumberOf(key)];

    private static (ServiceState State, string? Root, string Reason) Shown(StatusPicture picture, string key) =>
        (Of(picture, key).State, Of(picture, key).Root, Of(picture, key).Reason);

    private static int NumberOf(string key) => key.Aggregate(7, (sum, letter) => (sum * 31) + letter);

    private static ServiceFacts Witness(string key) => Lost(key) with { WitnessFor = NetworkKind.Lan };

    private static ServiceFacts Lost(string key) => Service(key, ServiceState.Down, unreachable: true);

    private static ServiceFacts Answering(string key) => Service(key, ServiceState.Up, unreachable: false);

    private static ServiceFacts Service(string key, ServiceState state, bool unreachable) => new()
    {
        No = NumberOf(key),
        Key = key,
        Name = key,
        Dials = "192.168.1.20",
        Timing = new CheckTiming(20, 10, 0),
        Own = OwnState.NotChecked(Now.AddSeconds(-20)) with
        {
            State = state,
            Reason = state == ServiceState.Down ? "gone" : "fine",
            LastAt = Now,
            LastState = state,
            FailingSince = state == ServiceState.Down ? Now.AddSeconds(-20) : null,
            Unreachable = unreachable,
        },
    };
}
