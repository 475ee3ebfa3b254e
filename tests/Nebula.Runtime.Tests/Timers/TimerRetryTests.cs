using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Timers;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Tests.Timers;

public sealed class TimerRetryTests
{
    private static readonly Func<TimerRun, CancellationToken, Task> Fails = (_, _) => throw new InvalidOperationException("broken");

    [Fact]
    public async Task FixedDelay_OnFailure_RunsAgainAfterTheDelayAndCounts()
    {
        await using var app = await TimerApp.StartAsync(
            typeof(RetriedTimer), behaviour: (run, token) => run.Retry.RetryCount < 2 ? Fails(run, token) : Task.CompletedTask);

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Runs.All.Count == 1);
        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(5), () => app.Runs.All.Count == 3);

        Assert.Equal([(0, 2), (1, 2), (2, 2)], app.Runs.All.Select(run => (run.Retry.RetryCount, run.Retry.MaxRetryCount)));
        Assert.True(app.Runs.All[2].At - app.Runs.All[0].At >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task FixedDelay_WhenTheLastRetryFails_LeavesItToTheSchedule()
    {
        await using var app = await TimerApp.StartAsync(typeof(RetriedTimer), behaviour: Fails);

        await app.AdvanceUntilAsync(TimeSpan.FromMinutes(1), () => app.Runs.All.Count == 4);

        Assert.Equal([0, 1, 2, 0], app.Runs.All.Select(run => run.Retry.RetryCount));
        Assert.True(app.Runs.All[3].At - app.Runs.All[0].At >= TimeSpan.FromMinutes(55));
    }

    [Fact]
    public async Task Stop_BetweenEndlessRetries_EndsThemAndWritesTheStatus()
    {
        await using var app = await TimerApp.StartAsync(typeof(EndlesslyRetriedTimer), behaviour: Fails);
        await app.Runs.WaitForAsync(1);
        await app.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => app.Runs.All.Count == 3);

        await app.StopAsync();

        Assert.Equal([(0, -1), (1, -1), (2, -1)], app.Runs.All.Select(run => (run.Retry.RetryCount, run.Retry.MaxRetryCount)));
        Assert.Equal(
            new TimerStatus("0 0 * * * *", TimerApp.Start, TimerApp.Start.AddMinutes(40), TimerApp.Start, IsRunning: false), app.Store.Written[^1]);
    }

    [Fact]
    public void DelayBefore_WithAFixedDelay_IsAlwaysThat()
    {
        var policy = RetryPolicy.From(new FixedDelayRetryAttribute(-1, "00:00:07"));

        var delays = Enumerable.Range(1, 50).Select(retry => policy.DelayBefore(retry, new Random(retry)));

        Assert.All(delays, delay => Assert.Equal(TimeSpan.FromSeconds(7), delay));
        Assert.True(policy.Allows(int.MaxValue));
    }

    [Fact]
    public void DelayBefore_Growing_StartsAtTheMinimumStraysByAFifthAndEndsAtTheMaximum()
    {
        var policy = RetryPolicy.From(new ExponentialBackoffRetryAttribute(5, "00:00:10", "00:05:00"));
        var random = new Random(1);

        for (var round = 0; round < 200; round++)
        {
            var seconds = Enumerable.Range(1, 40).Select(retry => policy.DelayBefore(retry, random).TotalSeconds).ToArray();

            // Minimum + 2^(n-2) × minimum, as the real host counts.
            Assert.Equal(10, seconds[0]);
            Assert.InRange(seconds[1], 18, 22);
            Assert.InRange(seconds[2], 26, 34);
            Assert.InRange(seconds[3], 42, 58);
            Assert.InRange(seconds[4], 74, 106);
            Assert.All(seconds[7..], delay => Assert.Equal(300, delay));
        }
    }

    [Fact]
    public void DelayBefore_OfTwoApps_Differs()
    {
        var policy = RetryPolicy.From(new ExponentialBackoffRetryAttribute(5, "00:00:10", "00:05:00"));

        Assert.NotEqual(policy.DelayBefore(3, new Random(1)), policy.DelayBefore(3, new Random(2)));
    }

    [Theory]
    [InlineData(-2, "00:00:01", "00:00:02")]
    [InlineData(1, "00:00:03", "00:00:02")]
    [InlineData(1, "-00:00:03", "00:00:02")]
    [InlineData(1, "25.00:00:00", "25.00:00:00")]
    [InlineData(1, "1 s", "00:00:02")]
    public void From_ABadAttribute_IsRefused(int count, string minimum, string maximum)
    {
        Assert.Throws<FormatException>(() => RetryPolicy.From(new ExponentialBackoffRetryAttribute(count, minimum, maximum)));
    }
}
