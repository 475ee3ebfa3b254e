using Nebula.Runtime.Timers.Storage;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Timers;

public sealed class PostgresTimerStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan LongLease = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset At = new(2026, 11, 22, 10, 0, 0, 123, TimeSpan.Zero);

    private readonly string _host = Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task Acquire_ByManyAtOnce_GivesEachTimerToOne()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => Store(LongLease)).ToArray();

        var leases = await Task.WhenAll(stores.Select(store => store.AcquireAsync(["a", "b", "c"], CancellationToken.None)));

        Assert.Equal(["a", "b", "c"], leases.SelectMany(each => each).Select(lease => lease.Name).Order());
    }

    [Fact]
    public async Task Acquire_ByItsOwner_RenewsAndKeepsTheToken()
    {
        var store = Store(LongLease);

        var first = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));
        var second = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));

        Assert.Equal(first.Token, second.Token);
    }

    [Fact]
    public async Task Acquire_OfWhatWasGivenBack_HasTheStatusAndAHigherToken()
    {
        var (first, second) = (Store(LongLease), Store(LongLease));
        var status = new TimerStatus("0 0 * * * *", At, At.AddHours(1), At, IsRunning: true);
        var old = Assert.Single(await first.AcquireAsync(["a"], CancellationToken.None));
        await first.UpdateAsync(old, null, status, CancellationToken.None);
        await first.ReleaseAsync(CancellationToken.None);

        var lease = Assert.Single(await second.AcquireAsync(["a"], CancellationToken.None));

        Assert.Equal(status, lease.Status);
        Assert.True(lease.Token > old.Token);
    }

    [Fact]
    public async Task Acquire_InAnotherApp_IsAnotherTimer()
    {
        await Store(LongLease).AcquireAsync(["a"], CancellationToken.None);
        var other = new PostgresTimerStore(database.DataSource, $"{_host}-other", Guid.CreateVersion7(), LongLease);

        var leases = await other.AcquireAsync(["a"], CancellationToken.None);

        Assert.Single(leases);
    }

    [Fact]
    public async Task Update_AfterALostLease_ChangesNothing()
    {
        var (sleeper, other) = (Store(LongLease), Store(LongLease));
        var lost = Assert.Single(await sleeper.AcquireAsync(["a"], CancellationToken.None));
        await sleeper.ReleaseAsync(CancellationToken.None);
        var lease = Assert.Single(await other.AcquireAsync(["a"], CancellationToken.None));
        var status = new TimerStatus("x", At, At, At, false);

        var late = await sleeper.UpdateAsync(lost, null, status with { Schedule = "late" }, CancellationToken.None);
        var own = await other.UpdateAsync(lease, null, status, CancellationToken.None);

        Assert.False(late);
        Assert.True(own);
    }

    [Fact]
    public async Task Update_AfterTheLeaseRanOutUnnoticed_ChangesNothing()
    {
        var store = Store(TimeSpan.FromMilliseconds(1));
        var lease = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));
        await using (var wait = database.DataSource.CreateCommand("SELECT pg_sleep(0.02)"))
        {
            await wait.ExecuteNonQueryAsync();
        }

        var written = await store.UpdateAsync(lease, null, new TimerStatus("x", At, At, At, false), CancellationToken.None);
        var again = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));

        Assert.False(written);
        Assert.True(again.Token > lease.Token);
    }

    [Fact]
    public async Task Update_OfAnOccurrenceThatWasRunAlready_ChangesNothing()
    {
        var store = Store(LongLease);
        var lease = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));
        var status = new TimerStatus("x", null, At, At, false);
        await store.UpdateAsync(lease, null, status, CancellationToken.None);
        await store.UpdateAsync(lease, At, status with { Next = At.AddHours(1) }, CancellationToken.None);

        var again = await store.UpdateAsync(lease, At, status with { IsRunning = true }, CancellationToken.None);

        Assert.False(again);
    }

    private PostgresTimerStore Store(TimeSpan lease) => new(database.DataSource, _host, Guid.CreateVersion7(), lease);
}
