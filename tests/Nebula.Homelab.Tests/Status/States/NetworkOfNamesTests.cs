using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Tests.Status.States;

public sealed class NetworkOfNamesTests
{
    private static readonly DateTimeOffset Now = MonitorRows.Start;

    // A name that was last dialled at an address (or never), and how its check failed while the internet is dark.
    [Theory]
    [InlineData("203.0.113.9", Failure.Silent, ServiceState.Unknown)]
    [InlineData("203.0.113.9", Failure.NoResolver, ServiceState.Unknown)]
    [InlineData("203.0.113.9", Failure.NoSuchName, ServiceState.Unknown)]
    [InlineData("203.0.113.9", Failure.Refused, ServiceState.Down)]
    [InlineData(null, Failure.NoResolver, ServiceState.Unknown)]
    [InlineData(null, Failure.NoSuchName, ServiceState.Unknown)]
    [InlineData(null, Failure.Refused, ServiceState.Down)]
    [InlineData("192.168.1.9", Failure.Silent, ServiceState.Down)]
    [InlineData("192.168.1.9", Failure.NoResolver, ServiceState.Unknown)]
    [InlineData("192.168.1.9", Failure.NoSuchName, ServiceState.Unknown)]
    public void Judge_InternetDark_ExcusesWhatIsThereAndWhatIsNotResolved(string? dialled, Failure failure, ServiceState expected)
    {
        var witness = Failing("anchor", Failure.Silent) with { Dials = "203.0.113.1", WitnessFor = NetworkKind.Internet };
        var page = Failing("page", failure);

        var verdict = Of(Judge(witness, page with { Own = page.Own with { Dialled = dialled } }), "page");

        Assert.Equal((expected, expected == ServiceState.Down ? "service:page" : "network:internet"), (verdict.State, verdict.Root));
    }

    [Theory]
    [InlineData(Failure.Silent)]
    [InlineData(Failure.NoResolver)]
    [InlineData(Failure.NoSuchName)]
    [InlineData(Failure.Refused)]
    public void Judge_InternetSeenSince_IsDownByItself(Failure failure)
    {
        var witness = Answering("anchor", "203.0.113.1") with { Dials = "203.0.113.1", WitnessFor = NetworkKind.Internet };
        var page = Failing("page", failure);

        var verdict = Of(Judge(witness, page with { Own = page.Own with { Dialled = "203.0.113.9" } }), "page");

        Assert.Equal((ServiceState.Down, "service:page"), (verdict.State, verdict.Root));
    }

    [Theory]
    [InlineData(NetworkKind.Internet, Failure.NoSuchName, null, ServiceState.Down)]
    [InlineData(NetworkKind.Internet, Failure.NoResolver, null, ServiceState.Down)]
    [InlineData(NetworkKind.Lan, Failure.NoResolver, null, ServiceState.Down)]
    [InlineData(NetworkKind.Internet, Failure.NoSuchName, "203.0.113.9", ServiceState.Up)]
    [InlineData(NetworkKind.Internet, Failure.NoResolver, "203.0.113.9", ServiceState.Up)]
    [InlineData(NetworkKind.Internet, Failure.NoSuchName, "192.168.1.9", ServiceState.Down)]
    [InlineData(NetworkKind.Lan, Failure.NoSuchName, "192.168.1.9", ServiceState.Up)]
    [InlineData(NetworkKind.Lan, Failure.NoResolver, "192.168.1.9", ServiceState.Up)]
    [InlineData(NetworkKind.Lan, Failure.Silent, "192.168.1.9", ServiceState.Down)]
    [InlineData(NetworkKind.Lan, Failure.Refused, null, ServiceState.Up)]
    public void Judge_NameOfTheWitnessNotResolved_IsSilenceUnlessSomethingElseInItsNetworkAnswers(
        NetworkKind network, Failure failure, string? answering, ServiceState expected)
    {
        var witness = Failing("anchor", failure) with { WitnessFor = network };

        var picture = answering is null ? Judge(witness) : Judge(witness, Answering("other", answering));

        Assert.Equal(expected, picture.Networks[network].State);
        Assert.Equal(expected == ServiceState.Up ? "service:anchor" : $"network:{NetworkText.Of(network)}", Of(picture, "anchor").Root);
    }

    [Fact]
    public void Judge_SomethingAnswersAgainBeforeTheWitnessIsLookedAt_IsStillOutOfSight()
    {
        var witness = Failing("anchor", Failure.NoSuchName) with { WitnessFor = NetworkKind.Internet };
        var other = Answering("other", "203.0.113.9");

        var picture = Judge(Before(witness), other with { Own = other.Own with { ReachedSince = Now } });

        Assert.Equal(ServiceState.Down, picture.Networks[NetworkKind.Internet].State);
    }

    [Fact]
    public void Judge_SlowWitnessBesideOneNotLookedAtSince_WaitsForTheOther()
    {
        var slow = Answering("slow", "192.168.1.1") with { WitnessFor = NetworkKind.Lan, Timing = new CheckTiming(600, 10, 0) };
        var fast = Answering("fast", "192.168.1.2") with { WitnessFor = NetworkKind.Lan };
        var page = Failing("page", Failure.Silent) with { Dials = "192.168.1.9" };

        var verdict = Of(Judge(Before(slow), Before(fast), page), "page");

        Assert.Equal((ServiceState.Unknown, true), (verdict.State, verdict.Waiting));
    }

    [Fact]
    public void After_NameNoLongerResolved_KeepsWhereItWasDialled()
    {
        var timing = new CheckTiming(20, 10, 0);
        var dialled = OwnState.NotChecked(Now).After(Seen(1, new() { ["address"] = "[2001:db8::1]:443" }), timing);

        var failed = dialled.After(Seen(2, null) with { State = ServiceState.Down, Unresolved = true }, timing);
        var lost = failed.SightLost(Now.AddMinutes(5));

        Assert.Equal(("2001:db8::1", "2001:db8::1", "2001:db8::1"), (dialled.Dialled, failed.Dialled, lost.Dialled));
        Assert.Equal((false, true, false), (dialled.IsSilent, failed.IsSilent, lost.IsUnseen));
        Assert.False(failed.Answered);
    }

    private static Observation Seen(int second, Dictionary<string, string>? facts) => new()
    {
        At = Now.AddSeconds(second),
        State = ServiceState.Up,
        Reason = "seen",
        Evidence = new Evidence { SeenFrom = "test", Facts = facts },
    };

    private static StatusPicture Judge(params ServiceFacts[] services) =>
        StatusJudge.Judge([], [.. services.Select((service, i) => service with { No = i })], Now);

    private static Verdict Of(StatusPicture picture, string key) => picture.Services[key is "anchor" or "slow" ? 0 : picture.Services.Keys.Max()];

    private static ServiceFacts Before(ServiceFacts service) => service with { Own = service.Own with { LastAt = Now.AddSeconds(-25) } };

    private static ServiceFacts Answering(string key, string address) => Service(key, address, ServiceState.Up) with { Dials = address };

    private static ServiceFacts Failing(string key, Failure failure)
    {
        var service = Service(key, null, ServiceState.Down);
        return service with
        {
            Own = service.Own with
            {
                Unreachable = failure is Failure.Silent or Failure.NoResolver,
                Unresolved = failure is Failure.NoSuchName or Failure.NoResolver,
                FailingSince = Now.AddSeconds(-20),
            },
        };
    }

    private static ServiceFacts Service(string key, string? address, ServiceState state) => new()
    {
        No = 0,
        Key = key,
        Name = key,
        Dials = $"{key}.example.org",
        Timing = new CheckTiming(20, 10, 0),
        Own = OwnState.NotChecked(Now.AddSeconds(-20)) with
        {
            State = state,
            Evidence = new Evidence { SeenFrom = "test", Facts = address is null ? null : new Dictionary<string, string> { ["address"] = address } },
            Dialled = address,
            ReachedSince = state == ServiceState.Up ? Now.AddHours(-1) : null,
            LastAt = Now,
            LastState = state,
        },
    };

    public enum Failure
    {
        Silent,
        Refused,
        NoSuchName,
        NoResolver,
    }
}
