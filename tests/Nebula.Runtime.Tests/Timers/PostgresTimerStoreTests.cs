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
        await first.ReleaseAsync(["a"], CancellationToken.None);

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
        await sleeper.ReleaseAsync(["a"], CancellationToken.None);
        var lease = Assert.Single(await other.AcquireAsync(["a"], CancellationToken.None));
        var status = new TimerStatus("x", At, At, At, false);

        var late = await sleeper.UpdateAsync(lost, null, status with { Schedule = "late" }, CancellationToken.None);
        var own = await other.UpdateAsync(lease, null, status, CancellationToken.None);

        Assert.False(late);
        Assert.True(own);
    }

    [Fact]
    public async Task Update_ThatBeginsARunAfterTheLeaseRanOut_ChangesNothing()
    {
        var store = Store(TimeSpan.FromMilliseconds(1));
        var lease = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));
        await WaitForTheLeaseToRunOutAsync();

        var monitored = await store.UpdateAsync(lease, null, new TimerStatus("x", At, At, At, IsRunning: true), CancellationToken.None);
        var unmonitored = await store.UpdateAsync(lease, null, new TimerStatus("x", null, null, At, false), CancellationToken.None);

        Assert.False(monitored);
        Assert.False(unmonitored);
    }

    [Fact]
    public async Task Update_ThatEndsARunAfterTheLeaseRanOut_IsWrittenIfNobodyCameBetween()
    {
        var store = Store(TimeSpan.FromMilliseconds(1));
        var lease = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));
        await WaitForTheLeaseToRunOutAsync();
        var status = new TimerStatus("x", At, At.AddHours(1), At, IsRunning: false);

        var written = await store.UpdateAsync(lease, null, status, CancellationToken.None);
        var again = Assert.Single(await store.AcquireAsync(["a"], CancellationToken.None));

        Assert.True(written);
        Assert.Equal(new TimerLease("a", lease.Token, status), again);
    }

    [Fact]
    public async Task Update_ThatEndsARunAfterATakeOver_ChangesNothing()
    {
        var (sleeper, other) = (Store(TimeSpan.FromMilliseconds(1)), Store(LongLease));
        var lost = Assert.Single(await sleeper.AcquireAsync(["a"], CancellationToken.None));
        await WaitForTheLeaseToRunOutAsync();
        var taken = Assert.Single(await other.AcquireAsync(["a"], CancellationToken.None));

        var written = await sleeper.UpdateAsync(lost, null, new TimerStatus("x", At, At, At, false), CancellationToken.None);
        var renewed = Assert.Single(await other.AcquireAsync(["a"], CancellationToken.None));

        Assert.False(written);
        Assert.Equal(taken, renewed);
        Assert.True(taken.Token > lost.Token);
    }

    [Fact]
    public async Task Release_OfOneTimer_KeepsTheOthersAndThoseOfOthers()
    {
        var (first, second) = (Store(LongLease), Store(LongLease));
        await first.AcquireAsync(["a", "b"], CancellationToken.None);
        await second.AcquireAsync(["c"], CancellationToken.None);

        await first.ReleaseAsync(["a", "c"], CancellationToken.None);
        var free = await Store(LongLease).AcquireAsync(["a", "b", "c"], CancellationToken.None);

        Assert.Equal("a", Assert.Single(free).Name);
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

    private async Task WaitForTheLeaseToRunOutAsync()
    {
        await using var wait = database.DataSource.CreateCommand("SELECT pg_sleep(0.02)");
        await wait.ExecuteNonQueryAsync();
    }

    private PostgresTimerStore Store(TimeSpan lease) => new(database.DataSource, _host, Guid.CreateVersion7(), lease);
}
