using System.Collections.Concurrent;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nebula.Platform.Leases;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Leases;

public sealed class LeaseKeeperTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Run_TwoProcesses_OneWorksAtATimeAndTheOtherTakesOver()
    {
        using var end = new CancellationTokenSource();
        var (working, order) = (new ConcurrentDictionary<string, bool>(), new ConcurrentQueue<string>());
        using var first = await StartAsync();
        var one = WorkAsync(first, "first", end.Token);
        await UntilAsync(() => order.Count == 1);
        using var second = await StartAsync();
        var two = WorkAsync(second, "second", end.Token);
        await UntilAsync(() => working.Count == 1);

        await first.StopAsync(CancellationToken.None);
        await UntilAsync(() => order.Count == 2);
        await KillSessionsAsync();
        await UntilAsync(() => order.Count == 3);
        await end.CancelAsync();
        await Task.WhenAll(one, two);
        await second.StopAsync(CancellationToken.None);

        Assert.Equal(["first", "second", "second"], order);

        async Task<LeaseKeeper> StartAsync()
        {
            var keeper = new LeaseKeeper(Options.Create(database.Options), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
            await keeper.StartAsync(CancellationToken.None);
            return keeper;
        }

        Task WorkAsync(LeaseKeeper keeper, string name, CancellationToken cancellationToken) => keeper.RunAsync(
            "work",
            async term =>
            {
                Assert.True(working.TryAdd(name, true));
                Assert.Single(working);
                order.Enqueue(name);
                await Task.Delay(Timeout.Infinite, term).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                working.Clear();
            },
            cancellationToken);
    }

    [Fact]
    public async Task Run_WorkThatFailsInAWayOfItsOwnWhenTheLeaseIsLost_GoesOn()
    {
        using var end = new CancellationTokenSource();
        using var keeper = new LeaseKeeper(Options.Create(database.Options), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        var begun = 0;
        var running = keeper.RunAsync(
            "breaks off",
            async term =>
            {
                begun++;
                await Task.Delay(Timeout.Infinite, term).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new TimeoutException("the stream was cut off");
            },
            end.Token);
        await UntilAsync(() => begun == 1);

        await KillSessionsAsync();
        await UntilAsync(() => begun == 2 || running.IsCompleted);
        await end.CancelAsync();
        await running;
        await keeper.StopAsync(CancellationToken.None);

        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Run_WorkThatThrows_BeginsAnew()
    {
        using var end = new CancellationTokenSource();
        using var keeper = new LeaseKeeper(Options.Create(database.Options), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        var begun = 0;

        var work = keeper.RunAsync(
            "fragile",
            term => ++begun == 1 ? throw new InvalidOperationException("It broke.") : Task.Delay(Timeout.Infinite, term),
            end.Token);
        await UntilAsync(() => begun == 2);

        await end.CancelAsync();
        await work;
        await keeper.StopAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(15), "It did not happen in time.");
            await Task.Delay(20);
        }
    }

    private async Task KillSessionsAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
    }
}
