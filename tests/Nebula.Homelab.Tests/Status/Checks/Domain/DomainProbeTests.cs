using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Domain;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Outbound;
using Nebula.Testing.Http;
using Nebula.Testing.Rdap;

namespace Nebula.Homelab.Tests.Status.Checks.Domain;

public sealed class DomainProbeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Now);
    private FakeRdap _rdap = null!;
    private ProbeRig _rig = null!;

    [Theory]
    [InlineData(100, ServiceState.Up, "shop.example expires in 100 days")]
    [InlineData(30, ServiceState.Degraded, "shop.example expires in 30 days")]
    [InlineData(1, ServiceState.Degraded, "shop.example expires in 1 day")]
    [InlineData(0, ServiceState.Down, "shop.example has expired")]
    [InlineData(-5, ServiceState.Down, "shop.example has expired")]
    public async Task Run_Registered_IsJudgedByItsEnd(int days, ServiceState state, string reason)
    {
        _rdap.Register("shop.example", Now.AddDays(days), "active");

        var outcome = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal((state, reason), (outcome.State, outcome.Reason));
        Assert.Equal(("shop.example", "Example Registrar", $"{days}"), (outcome.Evidence.Facts!["domain"], outcome.Evidence.Facts["registrar"], outcome.Evidence.Facts["domainDays"]));
    }

    [Theory]
    [InlineData("redemption period", "given up")]
    [InlineData("redemptionPeriod", "given up")]
    [InlineData("pending delete", "about to be deleted")]
    [InlineData("client hold", "out of DNS")]
    public async Task Run_StatusThatEndsIt_IsDownAndSaysWhy(string status, string told)
    {
        _rdap.Register("shop.example", Now.AddDays(200), "client transfer prohibited", status);

        var outcome = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Contains(told, outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NotRegistered_IsDown()
    {
        var outcome = await _rig.RunAsync(Check("gone.example"));

        Assert.Equal((ServiceState.Down, "gone.example is not registered"), (outcome.State, outcome.Reason));
    }

    [Theory]
    [InlineData(true, ServiceState.Up)]
    [InlineData(false, ServiceState.Down)]
    public async Task Run_SaidToBeGoneThoughPaidFor_IsDownOnlyWhenTheRegistrySaysSoTwice(bool isBack, ServiceState expected)
    {
        _rdap.Register("shop.example", Now.AddDays(100));
        await _rig.RunAsync(Check("shop.example"));
        _time.Advance(TimeSpan.FromHours(12));
        _rdap.Names.Remove("shop.example");

        var first = await _rig.RunAsync(Check("shop.example"));
        if (isBack)
        {
            _rdap.Register("shop.example", Now.AddDays(100));
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        var second = await _rig.RunAsync(Check("shop.example"));
        _rdap.Register("shop.example", Now.AddDays(100));
        var third = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal((ServiceState.Unknown, expected, ServiceState.Up), (first.State, second.State, third.State));
        Assert.Equal((TimeSpan.FromMinutes(10), null), (first.LookAgainIn, third.LookAgainIn));
    }

    [Fact]
    public async Task Run_ServerWantsAPause_AsksItForNoOtherNameEither()
    {
        _rdap.RetryAfterSeconds = 3600;
        await _rig.RunAsync(Check("shop.example"));
        var other = await _rig.RunAsync(Check("wiki.example"));
        var asked = _rdap.Asked.Count;
        _rdap.RetryAfterSeconds = null;
        _rdap.Register("wiki.example", Now.AddDays(100));
        _time.Advance(TimeSpan.FromHours(1));

        var after = await _rig.RunAsync(Check("wiki.example"));

        Assert.Equal((ServiceState.Unknown, "the registry could not be asked: it answers 429", 1), (other.State, other.Reason, asked));
        Assert.Equal(ServiceState.Up, after.State);
    }

    [Fact]
    public async Task Run_NameOfManyLabels_AsksForFiveAtMost()
    {
        _rdap.Register("shop.example", Now.AddDays(100));

        var outcome = await _rig.RunAsync(Check("i.h.g.f.e.d.c.b.a.shop.example"));

        Assert.Equal("shop.example expires in 100 days", outcome.Reason);
        Assert.Equal(5, _rdap.Asked.Count);
    }

    [Fact]
    public async Task Run_ListOfServersIsEmptyOneDay_KeepsTheOneOfTheDayBefore()
    {
        _rdap.Register("shop.example", Now.AddDays(100));
        var check = Check("shop.example") with { Own = null };
        await _rig.RunAsync(check);
        _rdap.Endings = null;
        _time.Advance(TimeSpan.FromHours(25));

        var outcome = await _rig.RunAsync(check);

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal(2, _rdap.Asked.Count(path => path == "/dns.json"));
    }

    [Fact]
    public async Task Run_ServerOfTheListLeadsHome_IsNotFollowed()
    {
        _rdap.RedirectTo = "http://192.168.1.1/";

        var outcome = await _rig.RunAsync(Check("shop.example") with { Own = null });

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Contains("never allowed for registries (192.168.1.1)", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NameBelowARegisteredOne_IsFoundByAskingUp()
    {
        _rdap.Register("shop.co.example", Now.AddDays(100));
        _rdap.Register("co.example", null);

        var below = await _rig.RunAsync(Check("www.de.shop.co.example"));
        var gone = await _rig.RunAsync(Check("gone.co.example"));

        Assert.Equal("shop.co.example expires in 100 days", below.Reason);
        Assert.Equal((ServiceState.Down, "gone.co.example is not registered"), (gone.State, gone.Reason));
    }

    [Fact]
    public async Task Run_NoEndTold_IsUpAndSaysSo()
    {
        _rdap.Register("shop.example", null);

        var outcome = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal((ServiceState.Up, "shop.example is registered; the registry does not tell until when"), (outcome.State, outcome.Reason));
    }

    [Fact]
    public async Task Run_AnyScript_IsAskedAsItTravels()
    {
        _rdap.Register("xn--mnchen-3ya.example", Now.AddDays(100));

        var outcome = await _rig.RunAsync(Check("München.example"));

        Assert.Equal("xn--mnchen-3ya.example expires in 100 days", outcome.Reason);
    }

    [Fact]
    public async Task Run_RegistryWantsAPause_KeepsWhatIsKnownAndAsksAfterwards()
    {
        _rdap.Register("shop.example", Now.AddDays(100));
        await _rig.RunAsync(Check("shop.example"));
        _rdap.RetryAfterSeconds = 7200;
        _time.Advance(TimeSpan.FromHours(12));
        var limited = await _rig.RunAsync(Check("shop.example"));
        var asked = _rdap.Asked.Count;
        _rdap.RetryAfterSeconds = null;

        _time.Advance(TimeSpan.FromHours(1));
        var stillWaiting = await _rig.RunAsync(Check("shop.example"));
        var askedMeanwhile = _rdap.Asked.Count;
        _time.Advance(TimeSpan.FromHours(1));
        var after = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal((ServiceState.Up, "shop.example expires in 99 days, as of 2026-03-01 12:00 UTC; the registry could not be asked since: it answers 429"), (limited.State, limited.Reason));
        Assert.Equal((ServiceState.Up, asked), (stillWaiting.State, askedMeanwhile));
        Assert.Equal((ServiceState.Up, "shop.example expires in 99 days"), (after.State, after.Reason));
    }

    [Theory]
    [InlineData(Fault.ServerError, "expected 200, got 500")]
    [InlineData(Fault.Garbage, "expected a domain of RDAP, got something else")]
    [InlineData(Fault.Reset, "it cannot be reached")]
    [InlineData(Fault.Silent, "it did not answer in time")]
    public async Task Run_RegistryFailsBeforeAnythingIsKnown_IsUnknownAndNeverDown(Fault fault, string trouble)
    {
        _rdap.Fault = fault;

        await using var rig = Rig(TimeProvider.System);
        var outcome = await rig.RunAsync(Check("shop.example"), TimeSpan.FromSeconds(1));

        Assert.Equal((ServiceState.Unknown, $"the registry could not be asked: {trouble}"), (outcome.State, outcome.Reason));
    }

    [Fact]
    public async Task Run_LastKnownEndPasses_IsDownAlsoWhileTheRegistryIsSilent()
    {
        _rdap.Register("shop.example", Now.AddDays(1));
        await _rig.RunAsync(Check("shop.example"));
        _rdap.Fault = Fault.ServerError;
        _time.Advance(TimeSpan.FromDays(2));

        var outcome = await _rig.RunAsync(Check("shop.example"));

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.StartsWith("shop.example has expired, as of ", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutAServer_AsksTheOneOfTheListWhichIsReadOnceADay()
    {
        _rdap.Register("shop.example", Now.AddDays(100));
        _rdap.Register("wiki.example", Now.AddDays(100));
        var check = Check("shop.example") with { Own = null };

        var found = await _rig.RunAsync(check);
        await _rig.RunAsync(check with { Host = "wiki.example" });
        var without = await _rig.RunAsync(check with { Host = "shop.invalid" });
        _time.Advance(TimeSpan.FromHours(25));
        await _rig.RunAsync(check);

        Assert.Equal(ServiceState.Up, found.State);
        Assert.Equal((ServiceState.Unknown, "no RDAP server is known for names that end like shop.invalid; give one"), (without.State, without.Reason));
        Assert.Equal(2, _rdap.Asked.Count(path => path == "/dns.json"));
    }

    [Theory]
    [InlineData("example", null, "check.host")]
    [InlineData("192.168.1.1", null, "check.host")]
    [InlineData("https://shop.example", null, "check.host")]
    [InlineData("shop.example", "file:///etc/passwd", "check.rdapServer")]
    [InlineData("shop.example", "https://user:password@rdap.example/", "check.rdapServer")]
    public void Parse_NotAName_SaysWhichMember(string host, string? server, string field)
    {
        var parsed = CheckParser.Parse(new CheckInput { Type = "domain", Host = host, Own = OwnMembers.Of(("rdapServer", server)) });

        Assert.Equal(field, Assert.Single(parsed.Error!.Fields).Field);
    }

    [Theory]
    [InlineData(null, 43_200)]
    [InlineData(3600, 3600)]
    [InlineData(3599, null)]
    public void Read_Interval_IsTwiceADayAndAtLeastAnHour(int? given, int? expected)
    {
        var draft = MonitorValidator.Read(new MonitorInput { Name = "Shop", Check = Check("shop.example"), IntervalSeconds = given });

        Assert.Equal(expected, draft.Value?.IntervalSeconds);
    }

    public async Task InitializeAsync()
    {
        _rdap = await FakeRdap.StartAsync();
        _rig = Rig(_time);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _rdap.DisposeAsync();
    }

    private ProbeRig Rig(TimeProvider time) => ProbeRig.Create([_rdap.Authority], services =>
    {
        services.AddSingleton(time);
        services.AddSingleton(provider => new DomainProbe(provider.GetRequiredService<OutboundHttp>(), time, _rdap.List));
    });

    private CheckInput Check(string name) => new() { Type = "domain", Host = name, Own = OwnMembers.Of(("rdapServer", _rdap.Url.AbsoluteUri)) };
}
