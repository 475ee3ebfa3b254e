using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Tests.Status.Recording;

/// <summary>The internet goes, and with it, as soon as nothing is remembered any more, the names of what is in it.</summary>
public sealed class NamesInTheDarkTests
{
    private const int Gone = 100;
    private const int Forgotten = 130;
    private const int Back = 300;
    private const int End = 420;

    public static TheoryData<string, int> Resolvers
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var how in new[] { "no such name", "silent", "no answer" })
            {
                for (var seed = 1; seed <= 20; seed++)
                {
                    data.Add(how, seed);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Run_InternetGoneAndAllIsDialledByName_OpensOneIncidentAndNothingIsDown(string how, int seed)
    {
        var random = new Random(seed);
        List<ServiceFacts> services =
        [
            Service(1, "anchor") with { WitnessFor = NetworkKind.Internet },
            .. Enumerable.Range(2, 8).Select(no => Service(no, $"page-{no}")),
            Service(10, "home"),
            Service(11, "new"),
        ];
        var phases = services.ToDictionary(service => service.No, service => service.Key == "new" ? Forgotten + 15 : random.Next(20));
        var world = new StatusWorld([], services);

        world.Run(End, service => phases[service.No], (service, second) => See(service, second, how));

        Assert.Equal(["opened network:internet", "resolved network:internet"], Told(world));
        Assert.DoesNotContain(world.Changes, change => change.State == ServiceState.Down);
        Assert.All(services, service => Assert.Equal(ServiceState.Up, world.StateOf(service.No)));
    }

    [Fact]
    public void Run_NetworkGoneWhileOneWitnessRefusesAnyway_IsToldOnceBesideThat()
    {
        List<ServiceFacts> services =
        [
            Service(1, "refusing") with { WitnessFor = NetworkKind.Lan, Dials = "192.168.1.1" },
            Service(2, "fine") with { WitnessFor = NetworkKind.Lan, Dials = "192.168.1.2" },
            .. Enumerable.Range(3, 5).Select(no => Service(no, $"child-{no}") with { Dials = "192.168.1.20" }),
        ];
        var world = new StatusWorld([], services);

        world.Run(Back, service => service.WitnessFor is null ? service.No : 15 + service.No, (service, second) => second switch
        {
            >= Gone => Seen(second, ServiceState.Down, null) with { Unreachable = true },
            _ when service.Key == "refusing" => Seen(second, ServiceState.Down, "192.168.1.1"),
            _ => Seen(second, ServiceState.Up, service.Dials),
        });

        Assert.Equal(["opened service:refusing", "opened network:lan"], Told(world).Where(told => told.StartsWith("opened", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Told(StatusWorld world) => world.News.Select(happened => happened switch
    {
        IncidentOpened opened => $"opened {opened.Root}",
        IncidentResolved resolved => $"resolved {resolved.Root}",
        _ => "",
    }).Where(text => text.Length > 0);

    private static Observation See(ServiceFacts service, int second, string how)
    {
        // One of the names leads home, and what it leads to answers as long as it can be resolved.
        var address = service.Key == "home" ? "192.168.1.9:443" : $"203.0.113.{service.No}:443";
        return second switch
        {
            < Gone or >= Back => Seen(second, ServiceState.Up, address),
            < Forgotten when service.Key == "home" => Seen(second, ServiceState.Up, address),
            < Forgotten => Seen(second, ServiceState.Down, address, "dialled") with { Unreachable = true },
            _ => how switch
            {
                "no such name" => Seen(second, ServiceState.Down, null) with { Unresolved = true },
                "silent" => Seen(second, ServiceState.Down, null) with { Unresolved = true, Unreachable = true },
                _ => Seen(second, ServiceState.Unknown, null) with { Unresolved = true, Unreachable = true },
            },
        };
    }

    private static Observation Seen(int second, ServiceState state, string? address, string fact = "address") => new()
    {
        At = MonitorRows.Start.AddSeconds(second),
        State = state,
        Reason = $"{state}",
        Evidence = new Evidence { SeenFrom = "test", Facts = address is null ? null : new Dictionary<string, string> { [fact] = address } },
    };

    private static ServiceFacts Service(int no, string key) => new()
    {
        No = no,
        Key = key,
        Name = key,
        Dials = $"{key}.example.org",
        Timing = new CheckTiming(20, 10, Retries: 0),
        Own = OwnState.NotChecked(MonitorRows.Start),
    };
}
