using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Tests.Timers;

public sealed class TimerServiceTests
{
    private const string Hourly = "0 0 * * * *";

    private static readonly DateTimeOffset NextHour = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task FirstStart_WritesTheStatusAndDoesNotRun()
    {
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer));

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(new TimerStatus(Hourly, null, NextHour, TimerApp.Start, false), status);
        Assert.Empty(app.Runs.All);
    }

    [Fact]
    public async Task Schedule_WhenDue_RunsAndSetsTheNextAfterTheRun()
    {
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer));

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Store.Written.Count == 3);

        var run = Assert.Single(app.Runs.All);
        Assert.False(run.Info.IsPastDue);
        Assert.True(run.At >= NextHour);
        Assert.Equal(NextHour.UtcDateTime, run.Info.ScheduleStatus!.Next.ToUniversalTime());
        Assert.Equal(DateTimeKind.Local, run.Info.ScheduleStatus.Next.Kind);
        Assert.Equal(default, run.Info.ScheduleStatus.Last);
        Assert.Equal(NextHour.AddHours(1), app.Store.Written[2].Next);
    }

    [Fact]
    public async Task H13_ManyMissedRuns_AreMadeUpForOnce()
    {
        var missed = NextHour.AddHours(-5);
        await using var app = await TimerApp.StartAsync(
            typeof(HourlyTimer), new TimerStatus(Hourly, missed.AddHours(-1), missed, missed.AddHours(-1), false));

        var ended = await app.Store.WaitForWriteAsync(2);

        var run = Assert.Single(app.Runs.All);
        Assert.True(run.Info.IsPastDue);
        Assert.Equal(missed.UtcDateTime, run.Info.ScheduleStatus!.Next.ToUniversalTime());
        Assert.Equal(new TimerStatus(Hourly, TimerApp.Start, NextHour, TimerApp.Start, false), ended);
    }

    [Fact]
    public async Task H13_RunThatWasCutOff_IsMadeUpFor()
    {
        await using var app = await TimerApp.StartAsync(
            typeof(HourlyTimer), new TimerStatus(Hourly, null, NextHour.AddHours(-1), NextHour.AddHours(-2), IsRunning: true));

        await app.Runs.WaitForAsync(1);

        Assert.True(app.Runs.All[0].Info.IsPastDue);
    }

    [Fact]
    public async Task ChangedSchedule_IsComputedAnewAndNotPastDue()
    {
        var missed = TimerApp.Start.AddHours(-5);
        await using var app = await TimerApp.StartAsync(
            typeof(HourlyTimer), new TimerStatus("0 0 5 * * *", missed, missed, missed, false));

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(new TimerStatus(Hourly, null, NextHour, TimerApp.Start, false), status);
        Assert.Empty(app.Runs.All);
    }

    [Fact]
    public async Task ChangedSchedule_WhoseNextRunIsAhead_CountsFromTheLastRun()
    {
        var last = TimerApp.Start.AddMinutes(-50);
        await using var app = await TimerApp.StartAsync(
            typeof(DailyIntervalTimer), new TimerStatus("01:00:00", last, last.AddHours(1), last, false));

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(new TimerStatus("1.00:00:00", null, last.AddDays(1), last, false), status);
        Assert.Empty(app.Runs.All);
    }

    [Fact]
    public async Task ChangedZone_IsComputedAnewAndNotPastDue()
    {
        // 09:00 in Central Europe is 08:00, was missed, and means nothing in UTC.
        var written = TimerApp.Start.AddDays(-1);
        await using var app = await TimerApp.StartAsync(
            typeof(MorningTimer), new TimerStatus("0 0 9 * * *", null, new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero), written, false));

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), status.Next);
        Assert.Empty(app.Runs.All);
    }

    [Fact]
    public async Task Schedule_InAZone_RunsByItsWallClock()
    {
        await using var app = await TimerApp.StartAsync(typeof(MorningTimer), zone: TestZones.Europe);

        var status = await app.Store.WaitForWriteAsync(1);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), status.Next);
    }

    [Fact]
    public async Task ClockThatIsSetBackDuringARun_DoesNotBringTheOccurrenceAgain()
    {
        TimerApp? app = null;
        app = await TimerApp.StartAsync(typeof(HourlyTimer), behaviour: (_, _) =>
        {
            app!.Time.AdjustTime(NextHour.AddMinutes(-5));
            return Task.CompletedTask;
        });
        await using var running = app;

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Store.Written.Count == 3);
        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Time.GetUtcNow() > NextHour.AddMinutes(10));

        Assert.Single(app.Runs.All);
        Assert.Equal(NextHour.AddHours(1), app.Store.Written[2].Next);
    }

    [Fact]
    public async Task H14_RunOnStartup_RunsAtOnce()
    {
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer));

        var ended = await app.Store.WaitForWriteAsync(3);

        Assert.False(Assert.Single(app.Runs.All).Info.IsPastDue);
        Assert.Equal(new TimerStatus(Hourly, TimerApp.Start, NextHour, TimerApp.Start, false), ended);
    }

    [Fact]
    public async Task H14_RunOnStartup_AfterAMissedRun_RunsOnceAsPastDue()
    {
        var missed = NextHour.AddHours(-5);
        await using var app = await TimerApp.StartAsync(
            typeof(StartupTimer), new TimerStatus(Hourly, null, missed, missed.AddHours(-1), false));

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Runs.All.Count == 2);

        Assert.Equal([true, false], app.Runs.All.Select(run => run.Info.IsPastDue));
        Assert.True(app.Runs.All[1].At >= NextHour);
    }

    [Fact]
    public async Task UseMonitorOff_HasNoStatusAndRunsAtTheInterval()
    {
        await using var app = await TimerApp.StartAsync(typeof(UnmonitoredTimer));

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(10), () => app.Runs.All.Count == 1);

        Assert.Null(app.Runs.All[0].Info.ScheduleStatus);
        Assert.True(app.Runs.All[0].At >= TimerApp.Start.AddHours(1));
        Assert.All(app.Store.Written, status => Assert.Equal((null, null, false), (status.Last, status.Next, status.IsRunning)));
    }

    [Fact]
    public async Task Exception_DoesNotStopTheSchedule()
    {
        await using var app = await TimerApp.StartAsync(
            typeof(HourlyTimer), behaviour: (_, _) => throw new InvalidOperationException("broken"));

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(10), () => app.Runs.All.Count == 2);

        Assert.True(app.Runs.All[1].At >= NextHour.AddHours(1));
    }

    [Fact]
    public async Task RunLongerThanTheSchedule_IsFollowedByOneRunAtOnce()
    {
        var release = new TaskCompletionSource();
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer), behaviour: (_, _) => release.Task);

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Runs.All.Count == 1);
        app.Time.Advance(TimeSpan.FromHours(3));
        var duringTheRun = app.Runs.All.Count;
        release.SetResult();
        var after = await app.Store.WaitForWriteAsync(5);

        Assert.Equal(1, duringTheRun);
        Assert.Equal(2, app.Runs.All.Count);
        Assert.False(app.Runs.All[1].Info.IsPastDue);
        Assert.True(after.Next > NextHour.AddHours(3));
    }

    [Fact]
    public async Task WaitOfManyDays_EndsWhenTheClockIsThere()
    {
        await using var app = await TimerApp.StartAsync(typeof(YearlyTimer));

        await app.AdvanceUntilAsync(TimeSpan.FromDays(10), () => app.Runs.All.Count == 1);

        Assert.True(app.Runs.All[0].At >= new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task StorageThatIsGone_MakesTimersWaitForIt()
    {
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), failures: 3);

        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Runs.All.Count == 1);

        Assert.True(app.Runs.All[0].At > TimerApp.Start);
    }

    [Fact]
    public async Task Stop_DuringARun_WaitsForItsEnd()
    {
        var release = new TaskCompletionSource();
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: (_, _) => release.Task);
        await app.Runs.WaitForAsync(1);

        var stopping = app.StopAsync();
        var stoppedEarly = stopping.IsCompleted;
        release.SetResult();
        await stopping;

        Assert.False(stoppedEarly);
        Assert.False(app.Store.Written[^1].IsRunning);
        Assert.True(app.Store.IsReleased);
    }

    [Fact]
    public async Task Stop_WhenTheGraceIsOver_CutsTheRunOffAndLeavesItToBeMadeUpFor()
    {
        CancellationToken given = default;
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: (_, cancellationToken) =>
        {
            given = cancellationToken;
            return Task.Delay(Timeout.Infinite, cancellationToken);
        });
        await app.Runs.WaitForAsync(1);

        await app.StopAsync(new CancellationToken(canceled: true));

        Assert.True(given.IsCancellationRequested);
        Assert.True(app.Store.Written[^1].IsRunning);
        Assert.True(app.Store.IsReleased);
    }
}
