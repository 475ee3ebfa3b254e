using Nebula.Homelab.Status;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Tests.Status.States;

public sealed class StatusJudgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ServiceState.Up, ServiceState.Up)]
    [InlineData(ServiceState.Degraded, ServiceState.Degraded)]
    [InlineData(ServiceState.Unknown, ServiceState.Unknown)]
    [InlineData(ServiceState.Down, ServiceState.Down)]
    public void Judge_ServiceAlone_IsWhatItsChecksSay(ServiceState own, ServiceState expected)
    {
        var service = Service("plex", own);

        var verdict = Judge([], service).Services[service.No];

        Assert.Equal(expected, verdict.State);
        Assert.Equal(expected == ServiceState.Down ? "service:plex" : null, verdict.Root);
    }

    [Fact]
    public void Judge_Paused_IsPausedWhateverItsChecksSaid()
    {
        var service = Service("plex", ServiceState.Down) with { Paused = true };

        Assert.Equal(ServiceState.Paused, Judge([], service).Services[service.No].State);
    }

    [Fact]
    public void Judge_MissingSettings_IsNotConfiguredAndNamesThem()
    {
        var service = Service("plex", ServiceState.Unknown) with { MissingSettings = ["HOME_SERVER_ADDRESS"], Paused = true };

        var verdict = Judge([], service).Services[service.No];

        Assert.Equal(ServiceState.NotConfigured, verdict.State);
        Assert.Contains("HOME_SERVER_ADDRESS", verdict.Reason);
    }

    [Fact]
    public void Judge_NothingOnTheNodeAnswers_BlamesTheNodeOnce()
    {
        var picture = Judge([Home], Lost("plex"), Lost("minio"));

        Assert.Equal((ServiceState.Down, "node:home"), (picture.Nodes["home"].State, picture.Nodes["home"].Root));
        Assert.All(picture.Services.Values, verdict =>
        {
            Assert.Equal((ServiceState.Unknown, "node:home"), (verdict.State, verdict.Root));
            Assert.Equal("cannot see: Home server is down", verdict.Reason);
        });
    }

    [Fact]
    public void Judge_SilenceOfWhatIsHeard_SaysNothingOfTheMachine()
    {
        var silent = On(Service("backup", ServiceState.Down)) with { IsHeard = true };

        var alone = Judge([Home], silent);
        var withTheOthersGone = Judge([Home], silent, Lost("plex"));

        Assert.Equal((ServiceState.Up, ServiceState.Down), (alone.Nodes["home"].State, alone.Services[silent.No].State));
        Assert.Equal((ServiceState.Down, ServiceState.Unknown), (withTheOthersGone.Nodes["home"].State, withTheOthersGone.Services[silent.No].State));
    }

    [Fact]
    public void Judge_NothingOnASleepingNodeAnswers_IsAsleepAndNobodysFault()
    {
        var picture = Judge([Home with { Sleeps = true }], Lost("plex"), Lost("minio"));

        Assert.Equal((ServiceState.Asleep, null), (picture.Nodes["home"].State, picture.Nodes["home"].Root));
        Assert.All(picture.Services.Values, verdict => Assert.Equal((ServiceState.Asleep, null), (verdict.State, verdict.Root)));
    }

    [Fact]
    public void Judge_RefusedOnASleepingNode_IsDownBecauseTheMachineAnswered()
    {
        var service = On(Service("plex", ServiceState.Down));

        var picture = Judge([Home with { Sleeps = true }], service);

        Assert.Equal(ServiceState.Up, picture.Nodes["home"].State);
        Assert.Equal(ServiceState.Down, picture.Services[service.No].State);
    }

    [Fact]
    public void Judge_AnotherServiceAnsweredSince_BlamesTheServiceItself()
    {
        var lost = Lost("plex");
        var answering = On(Service("minio", ServiceState.Up));

        var picture = Judge([Home], lost, answering);

        Assert.Equal(ServiceState.Up, picture.Nodes["home"].State);
        Assert.Equal((ServiceState.Down, "service:plex"), (picture.Services[lost.No].State, picture.Services[lost.No].Root));
    }

    [Fact]
    public void Judge_TheOthersWereNotLookedAtSince_Waits()
    {
        var lost = Lost("plex");
        var before = On(Service("minio", ServiceState.Up));
        before = before with { Own = before.Own with { LastAt = lost.Own.FailingSince!.Value.AddSeconds(-5) } };

        var picture = Judge([Home], lost, before);

        Assert.True(picture.Nodes["home"].Waiting);
        Assert.Equal((ServiceState.Unknown, true), (picture.Services[lost.No].State, picture.Services[lost.No].Waiting));
        Assert.Equal(ServiceState.Up, picture.Services[before.No].State);
    }

    [Fact]
    public void Judge_ParentDown_ChildThatFailsCannotBeSeen()
    {
        var parent = Service("postgres", ServiceState.Down);
        var child = Service("app", ServiceState.Down) with { DependsOn = ["postgres"] };
        var grandchild = Service("page", ServiceState.Down) with { DependsOn = ["app"] };

        var picture = Judge([], grandchild, child, parent);

        Assert.Equal((ServiceState.Unknown, "service:postgres"), (picture.Services[child.No].State, picture.Services[child.No].Root));
        Assert.Equal((ServiceState.Unknown, "service:postgres"), (picture.Services[grandchild.No].State, picture.Services[grandchild.No].Root));
    }

    [Fact]
    public void Judge_ParentDown_ChildThatAnswersIsUp()
    {
        var child = Service("app", ServiceState.Up) with { DependsOn = ["postgres"] };

        var picture = Judge([], Service("postgres", ServiceState.Down), child);

        Assert.Equal(ServiceState.Up, picture.Services[child.No].State);
    }

    [Fact]
    public void Judge_CircleOfDependencies_Ends()
    {
        var first = Service("a", ServiceState.Down) with { DependsOn = ["b"] };
        var second = Service("b", ServiceState.Down) with { DependsOn = ["a"] };

        var picture = Judge([], first, second);

        Assert.Contains(picture.Services.Values, verdict => verdict.State == ServiceState.Down);
    }

    [Theory]
    [InlineData(ServiceState.Down, ServiceState.Down)]
    [InlineData(ServiceState.Unknown, ServiceState.Unknown)]
    [InlineData(ServiceState.Maintenance, ServiceState.Unknown)]
    public void Judge_AnswersButNotOftenEnough_IsDownOnlyIfItWasShownSo(ServiceState shown, ServiceState expected)
    {
        var service = On(Service("plex", ServiceState.Down));
        service = service with { Shown = shown, Own = service.Own with { LastState = ServiceState.Up, FailingSince = null, Recovery = 1 } };

        var picture = Judge([Home], service);

        Assert.Equal(ServiceState.Up, picture.Nodes["home"].State);
        Assert.Equal((expected, false), (picture.Services[service.No].State, picture.Services[service.No].Waiting));
    }

    [Fact]
    public void Judge_NothingAnswersAndOneShouldNot_BlamesTheNodeAndSaysNothingOfThatOne()
    {
        var silent = On(Service("telnet", ServiceState.Up)) with { UpsideDown = true };

        var picture = Judge([Home], Lost("plex"), silent);

        Assert.Equal(ServiceState.Down, picture.Nodes["home"].State);
        Assert.Equal((ServiceState.Unknown, "node:home"), (picture.Services[silent.No].State, picture.Services[silent.No].Root));
    }

    [Fact]
    public void Judge_OnlyWhatShouldNotAnswer_LeavesTheNodeUnknownAndTheServiceUp()
    {
        var silent = On(Service("telnet", ServiceState.Up)) with { UpsideDown = true };

        var picture = Judge([Home], silent);

        Assert.Equal((ServiceState.Unknown, null), (picture.Nodes["home"].State, picture.Nodes["home"].Root));
        Assert.Equal(ServiceState.Up, picture.Services[silent.No].State);
    }

    [Fact]
    public void Judge_WhatShouldNotAnswerDoes_IsItsOwnFaultAndTheNodeIsUp()
    {
        var answering = On(Service("telnet", ServiceState.Down)) with { UpsideDown = true, DependsOn = ["router"] };

        var picture = Judge([Home], Lost("plex"), answering, Service("router", ServiceState.Down));

        Assert.Equal(ServiceState.Up, picture.Nodes["home"].State);
        Assert.Equal((ServiceState.Down, "service:telnet"), (picture.Services[answering.No].State, picture.Services[answering.No].Root));
    }

    [Fact]
    public void Judge_SilentBehindAParentThatIsDown_CannotBeSeen()
    {
        var silent = Service("telnet", ServiceState.Up) with { UpsideDown = true, DependsOn = ["router"] };

        var picture = Judge([], silent, Service("router", ServiceState.Down));

        Assert.Equal((ServiceState.Unknown, "service:router"), (picture.Services[silent.No].State, picture.Services[silent.No].Root));
    }

    private static NodeFacts Home { get; } = new() { Id = "home", Name = "Home server" };

    private static StatusPicture Judge(NodeFacts[] nodes, params ServiceFacts[] services) => StatusJudge.Judge(nodes, services, Now);

    private static ServiceFacts On(ServiceFacts service) => service with { Node = "home" };

    private static ServiceFacts Lost(string key)
    {
        var service = On(Service(key, ServiceState.Down));
        return service with { Own = service.Own with { Unreachable = true } };
    }

    private static ServiceFacts Service(string key, ServiceState own) => new()
    {
        No = key.Sum(letter => letter),
        Key = key,
        Name = key,
        Timing = new CheckTiming(20, 10, 0),
        Own = OwnState.NotChecked(Now) with
        {
            State = own,
            Reason = own.ToText(),
            LastAt = Now,
            LastState = own,
            FailingSince = own == ServiceState.Down ? Now.AddSeconds(-20) : null,
        },
    };
}
