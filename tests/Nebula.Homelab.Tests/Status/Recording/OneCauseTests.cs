using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Tests.Status.Recording;

/// <summary>However the checks fall in time: one cause opens one incident, when it comes and when it goes.</summary>
public sealed class OneCauseTests
{
    private const int Dark = 600;
    private const int Light = 1200;
    private const int End = 1800;

    private static readonly int[] Intervals = [10, 20, 30, 60];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_HomeNetworkGone_OpensOneIncidentAndNothingIsDown(int seed)
    {
        var random = new Random(seed);
        NodeFacts[] nodes = [Node("nas", "192.168.1.9"), Node("box", "192.168.1.10")];
        List<ServiceFacts> services =
        [
            Service(1, "router", random) with { Dials = "192.168.1.1", WitnessFor = NetworkKind.Lan },
            Service(2, "disks", random) with { Dials = "192.168.1.9", WitnessFor = NetworkKind.Lan, Node = "nas" },
            .. Enumerable.Range(3, 12).Select(no => Service(no, $"lan-{no}", random) with
            {
                Dials = $"192.168.1.{9 + (no % 2)}",
                Node = no % 3 == 0 ? null : nodes[no % 2].Id,
                DependsOn = no > 8 ? [$"lan-{random.Next(3, no)}"] : [],
            }),
            Service(20, "cloud", random) with { Dials = "203.0.113.5", DependsOn = ["lan-4"] },
        ];
        var world = new StatusWorld(nodes, services);

        world.Run(End, PhasesOf(random), (service, second) => See(second, isGone: service.Dials != "203.0.113.5" && IsGone(second)));

        Assert.Equal(["opened network:lan The home network cannot be seen from here", "resolved network:lan The home network cannot be seen from here"], world.Told());
        Assert.DoesNotContain(world.Changes, change => change.State == ServiceState.Down);
        Assert.All(services, service => Assert.Equal(ServiceState.Up, world.StateOf(service.No)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_OneWitnessOfTwoGone_IsDownItselfAndNothingElse(int seed)
    {
        var random = new Random(seed);
        ServiceFacts[] services =
        [
            Service(1, "router", random) with { Dials = "192.168.1.1", WitnessFor = NetworkKind.Lan },
            Service(2, "disks", random) with { Dials = "192.168.1.9", WitnessFor = NetworkKind.Lan },
            Service(3, "plex", random) with { Dials = "192.168.1.9" },
        ];
        var world = new StatusWorld([], services);

        world.Run(End, PhasesOf(random), (service, second) => See(second, isGone: service.Key == "router" && IsGone(second)));

        Assert.Equal(["opened service:router router is down", "resolved service:router router is down"], world.Told());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_MachineGone_OpensOneIncidentAlsoWhenItComesBack(int seed)
    {
        var random = new Random(seed);
        var services = Enumerable.Range(1, 15).Select(no => Service(no, $"on-{no}", random) with { Node = "box", Dials = "192.168.1.10" }).ToList();
        var world = new StatusWorld([Node("box", "192.168.1.10")], services);

        world.Run(End, PhasesOf(random), (_, second) => See(second, IsGone(second)));

        Assert.Equal(["opened node:box box is down", "resolved node:box box is down"], world.Told());
        Assert.DoesNotContain(world.Changes, change => change.State == ServiceState.Down);
    }

    [Fact]
    public void Run_500ChildrenBehindADeadParent_OneMessageDownAndOneUp()
    {
        var random = new Random(500);
        List<ServiceFacts> services =
        [
            Service(1, "gateway", random) with { Timing = new CheckTiming(20, 10, 1) },
            .. Enumerable.Range(2, 500).Select(no => Service(no, $"child-{no}", random) with { DependsOn = ["gateway"] }),
        ];
        var world = new StatusWorld([], services);

        world.Run(320, PhasesOf(random), (_, second) => See(second, isGone: second is >= 100 and < 200));

        Assert.Equal(["opened service:gateway gateway is down", "resolved service:gateway gateway is down"], world.Told());
        Assert.Equal(1, world.Changes.Count(change => change.State == ServiceState.Down));
    }

    [Fact]
    public void Run_StillGoneWhenTheMachineIsBack_IsToldOnItsOwn()
    {
        var random = new Random(7);
        var services = Enumerable.Range(1, 4).Select(no => Service(no, $"on-{no}", random) with { Node = "box" }).ToList();
        var world = new StatusWorld([Node("box", "192.168.1.10")], services);

        world.Run(End, PhasesOf(random), (service, second) => See(second, IsGone(second) || (service.No == 3 && second >= Dark)));

        Assert.Equal(["opened node:box box is down", "resolved node:box box is down", "opened service:on-3 on-3 is down"], world.Told());
    }

    private static bool IsGone(int second) => second is >= Dark and < Light;

    private static Func<ServiceFacts, int> PhasesOf(Random random)
    {
        Dictionary<int, int> phases = [];
        return service => phases.TryGetValue(service.No, out var phase) ? phase : phases[service.No] = random.Next(service.Timing.IntervalSeconds);
    }

    private static NodeFacts Node(string id, string address) => new() { Id = id, Name = id, Addresses = [new NodeAddress(NodeAddressKind.Lan, address)] };

    private static ServiceFacts Service(int no, string key, Random random)
    {
        var interval = Intervals[random.Next(Intervals.Length)];
        return new ServiceFacts
        {
            No = no,
            Key = key,
            Name = key,
            Timing = new CheckTiming(interval, interval / 2, random.Next(3)),
            Own = OwnState.NotChecked(MonitorRows.Start),
        };
    }

    private static Observation See(int second, bool isGone) => new()
    {
        At = MonitorRows.Start.AddSeconds(second),
        State = isGone ? ServiceState.Down : ServiceState.Up,
        Reason = isGone ? "no answer" : "200",
        Evidence = new Evidence { SeenFrom = "test" },
        Unreachable = isGone,
    };
}

file static class Telling
{
    /// <summary>What messages are made of; news in the middle of a story edits the message that is there.</summary>
    public static IEnumerable<string> Told(this StatusWorld world) => world.News.Select(happened => happened switch
    {
        IncidentOpened opened => $"opened {opened.Root} {opened.Title}",
        IncidentResolved resolved => $"resolved {resolved.Root} {resolved.Title}",
        _ => "",
    }).Where(text => text.Length > 0);
}
