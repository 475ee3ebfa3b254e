using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Scheduling;

namespace Nebula.Homelab.Tests.Status.Scheduling;

public sealed class CheckPlanTests
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly CheckPlan _plan = new();

    [Fact]
    public void TakeDue_ADayOfLateLooks_NeverDrifts()
    {
        _plan.Replace([Claim(1)], Start);
        var planned = Run(1, Start, Start.AddDays(1), step: TimeSpan.FromMilliseconds(733));

        var grid = new CheckGrid(Claim(1).Id, TimeSpan.FromSeconds(20));
        Assert.InRange(planned.Count, 4319, 4320);
        Assert.All(planned, moment => Assert.Equal(moment, grid.Last(moment)));
        Assert.All(planned.Zip(planned.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(20), pair.Second - pair.First));
        Assert.Equal(0, _plan.Skipped);
    }

    [Fact]
    public void TakeDue_TwoProcesses_PlanTheSameMoments()
    {
        var other = new CheckPlan();
        _plan.Replace([Claim(1)], Start);
        other.Replace([Claim(1)], Start.AddSeconds(3));

        Assert.Equal(_plan.NextDue(), other.NextDue());
    }

    [Fact]
    public void TakeDue_CheckStillRunning_IsLeftOutAndDelaysNobody()
    {
        _plan.Replace([Claim(1), Claim(2)], Start);
        var first = _plan.TakeDue(Start.AddSeconds(20));
        _plan.Complete(2, ServiceState.Up, Start.AddSeconds(20));

        var second = _plan.TakeDue(Start.AddSeconds(40));

        Assert.Equal([1, 2], first.Select(due => due.No).Order());
        Assert.Equal([2], second.Select(due => due.No));
        Assert.Equal(1, _plan.Skipped);
    }

    [Fact]
    public void TakeDue_AfterAStandstill_MakesUpForTheLastMomentOnly()
    {
        _plan.Replace([Claim(1)], Start);

        var due = _plan.TakeDue(Start.AddHours(1));

        Assert.InRange(Assert.Single(due).PlannedAt, Start.AddHours(1).AddSeconds(-20), Start.AddHours(1));
        Assert.Empty(_plan.TakeDue(Start.AddHours(1)));
    }

    [Fact]
    public void Complete_FailureThatDoesNotCountYet_IsLookedAtAgainSoon()
    {
        _plan.Replace([Claim(1) with { Retries = 1 }], Start);
        var at = _plan.TakeDue(Start.AddSeconds(20)).Single().PlannedAt;

        _plan.Complete(1, ServiceState.Down, at.AddSeconds(1));

        Assert.Equal(at.AddSeconds(6), _plan.NextDue());
    }

    [Fact]
    public void Complete_SomethingWillBeElseSoon_IsLookedAtThenAndAtItsMomentsAsBefore()
    {
        _plan.Replace([Claim(1)], Start);
        _plan.TakeDue(Start.AddSeconds(20));
        var usual = _plan.NextDue();

        _plan.Complete(1, ServiceState.Up, Start.AddSeconds(20), lookAgainIn: TimeSpan.FromMilliseconds(100));
        var sooner = _plan.NextDue();
        _plan.TakeDue(sooner!.Value);
        _plan.Complete(1, ServiceState.Up, sooner.Value, lookAgainIn: TimeSpan.FromHours(1));

        Assert.Equal(Start.AddSeconds(20.1), sooner);
        Assert.Equal(usual, _plan.NextDue());
    }

    [Fact]
    public void Replace_NotDialled_IsLookedAtAtOnce()
    {
        _plan.Replace([Claim(1) with { IntervalSeconds = 86_400, CheckSpec = """{"type":"push"}""", LastAt = Start.AddHours(-1) }], Start);

        Assert.Equal(Start, _plan.NextDue());
    }

    [Fact]
    public void Replace_NeverChecked_IsDueAtOnce()
    {
        _plan.Replace([Claim(1) with { LastAt = null }], Start);

        Assert.Equal(Start, Assert.Single(_plan.TakeDue(Start)).PlannedAt);
    }

    [Fact]
    public void Replace_NoLongerClaimed_IsNotChecked()
    {
        _plan.Replace([Claim(1)], Start);
        _plan.Replace([], Start);

        Assert.Empty(_plan.TakeDue(Start.AddMinutes(1)));
        Assert.Null(_plan.NextDue());
    }

    [Fact]
    public void Replace_MomentMissedBeforeTheClaim_IsMadeUpForSoon()
    {
        _plan.Replace([Claim(1) with { IntervalSeconds = 86400, LastAt = Start.AddDays(-2) }], Start);

        Assert.InRange(_plan.NextDue()!.Value, Start, Start.AddSeconds(5));
    }

    [Fact]
    public void Replace_GivenAwayAndBackWhileItRuns_DoesNotRunTwiceAtOnce()
    {
        _plan.Replace([Claim(1)], Start);
        _plan.TakeDue(Start.AddSeconds(20));
        _plan.Replace([], Start.AddSeconds(20));
        _plan.Replace([Claim(1) with { Token = 2, LastAt = null }], Start.AddSeconds(20));

        var whileRunning = _plan.TakeDue(Start.AddSeconds(20));
        _plan.Complete(1, ServiceState.Up, Start.AddSeconds(21));
        var afterwards = _plan.TakeDue(Start.AddSeconds(40));

        Assert.Empty(whileRunning);
        Assert.Equal(2, Assert.Single(afterwards).Token);
    }

    [Fact]
    public void Grid_ManyMonitors_SpreadEvenly()
    {
        var interval = TimeSpan.FromSeconds(20);
        var seconds = Enumerable.Range(0, 1000)
            .Select(i => new CheckGrid(Claim(i).Id, interval).Next(Start) - Start)
            .GroupBy(due => (int)due.TotalSeconds)
            .ToList();

        Assert.Equal(20, seconds.Count);
        Assert.All(seconds, second => Assert.InRange(second.Count(), 20, 90));
    }

    private List<DateTimeOffset> Run(int no, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        List<DateTimeOffset> planned = [];
        for (var now = from; now < to; now += step)
        {
            foreach (var due in _plan.TakeDue(now))
            {
                planned.Add(due.PlannedAt);
                _plan.Complete(no, ServiceState.Up, now);
            }
        }

        return planned;
    }

    private static ClaimedMonitor Claim(int no) => new()
    {
        No = no,
        Token = 1,
        Id = new Guid(no, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8),
        Key = $"m{no}",
        Version = 1,
        IntervalSeconds = 20,
        TimeoutSeconds = 10,
        Retries = 0,
        CheckSpec = """{"type":"tcp","host":"127.0.0.1","port":9}""",
        LastAt = Start,
        Streak = 0,
    };
}
