namespace Nebula.Runtime.Tests.Timers;

/// <summary>What the log says of a timer that fails: an end on purpose must not hide a fault.</summary>
public sealed class TimerFailureLogTests
{
    [Fact]
    public async Task Run_ThatFailsWhenItIsCutOff_IsAnError()
    {
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: FailWhenCutAsync);
        await app.Runs.WaitForAsync(1);

        await app.StopAsync(new CancellationToken(canceled: true));

        await Eventually.IsSoAsync(() => app.Logs.All.Contains("Error Host.Timers: Timer hourly failed; its schedule goes on."));
    }

    [Fact]
    public async Task Run_ThatEndsAsItIsCutOff_IsNoError()
    {
        await using var app = await TimerApp.StartAsync(typeof(StartupTimer), behaviour: (_, token) => Task.Delay(Timeout.Infinite, token));
        await app.Runs.WaitForAsync(1);

        await app.StopAsync(new CancellationToken(canceled: true));

        await Eventually.IsSoAsync(() => app.Logs.All.Any(line => line.StartsWith("Debug Host.Timers: Timer hourly ended on purpose:", StringComparison.Ordinal)));
        Assert.DoesNotContain(app.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lease_ThatCannotBeAskedForByAFaultOfOurs_IsAnErrorAndAskedForAgain()
    {
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer), lease: TimeSpan.FromMinutes(1));
        await app.Store.WaitForWriteAsync(1);
        app.Store.Failure = new InvalidCastException("a fault of ours");
        app.Store.Fail(times: 2);
        var asked = app.Store.Asked;

        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Store.Asked >= asked + 4);

        Assert.Equal(2, app.Logs.All.Count(line => line == "Error Host.Timers: Asking for the timers' leases failed by itself; it is done again."));
        Assert.DoesNotContain(app.Logs.All, line => line.Contains("cannot be reached", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lease_ThatCannotBeAskedForWithoutTheStorage_IsAWarningOnce()
    {
        await using var app = await TimerApp.StartAsync(typeof(HourlyTimer), lease: TimeSpan.FromMinutes(1));
        await app.Store.WaitForWriteAsync(1);
        app.Store.Fail(times: 2);
        var asked = app.Store.Asked;

        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Store.Asked >= asked + 4);

        Assert.Single(app.Logs.All, line => line.StartsWith("Warning Host.Timers: The timers' storage cannot be reached", StringComparison.Ordinal));
        Assert.Single(app.Logs.All, "Information Host.Timers: The timers' storage is there again.");
    }

    private static async Task FailWhenCutAsync(TimerRun run, CancellationToken token)
    {
        await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new InvalidOperationException("It does not end well.");
    }
}
