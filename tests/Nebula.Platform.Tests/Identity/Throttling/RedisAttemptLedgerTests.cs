using Nebula.Platform.Identity.Throttling;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class RedisAttemptLedgerTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly RedisAttemptLedger _ledger = new(redis.Connection);
    private readonly string _key = $"{Guid.CreateVersion7():N}";

    [Fact]
    public async Task CountAsync_ManyAtOnce_MissesNoneAndEnds()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _ledger.CountAsync(_key, Minute)));
        var left = await _ledger.RemainingAsync(_key);

        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), counts.Order());
        Assert.InRange(left, TimeSpan.FromSeconds(1), Minute);
    }

    [Fact]
    public async Task TryHoldAsync_ManyAtOnce_OneHoldsTheOthersLearnTheWait()
    {
        var waits = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _ledger.TryHoldAsync(_key, Minute)));

        Assert.Single(waits, wait => wait == TimeSpan.Zero);
        Assert.Equal(49, waits.Count(wait => wait > TimeSpan.FromSeconds(1) && wait <= Minute));
    }

    [Fact]
    public async Task UncountAsync_NothingCounted_LeavesNothingBehind()
    {
        await _ledger.UncountAsync(_key);

        Assert.Equal(1, await _ledger.CountAsync(_key, Minute));
        Assert.InRange(await _ledger.RemainingAsync(_key), TimeSpan.FromSeconds(1), Minute);
    }

    [Fact]
    public async Task ForgetAsync_CountedAndHeld_StartsAnew()
    {
        await _ledger.CountAsync(_key, Minute);
        await _ledger.TryHoldAsync($"{_key}:hold", Minute);

        await _ledger.ForgetAsync(_key, $"{_key}:hold");

        Assert.Equal(1, await _ledger.CountAsync(_key, Minute));
        Assert.Equal(TimeSpan.Zero, await _ledger.TryHoldAsync($"{_key}:hold", Minute));
    }
}
