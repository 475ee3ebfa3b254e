using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class MemoryAttemptLedgerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task CountAsync_WithinTheWindow_Adds()
    {
        var ledger = new MemoryAttemptLedger(_time);

        await ledger.CountAsync("a", Minute);
        _time.Advance(TimeSpan.FromSeconds(59));
        var second = await ledger.CountAsync("a", Minute);

        Assert.Equal(2, second);
    }

    [Fact]
    public async Task CountAsync_AfterTheWindow_BeginsAnew()
    {
        var ledger = new MemoryAttemptLedger(_time);

        await ledger.CountAsync("a", Minute);
        _time.Advance(Minute);
        var next = await ledger.CountAsync("a", Minute);

        Assert.Equal(1, next);
    }

    [Fact]
    public async Task TryHoldAsync_HeldByAnother_AnswersWhatIsLeft()
    {
        var ledger = new MemoryAttemptLedger(_time);

        var first = await ledger.TryHoldAsync("a", Minute);
        _time.Advance(TimeSpan.FromSeconds(20));
        var second = await ledger.TryHoldAsync("a", Minute);

        Assert.Equal(TimeSpan.Zero, first);
        Assert.Equal(TimeSpan.FromSeconds(40), second);
    }

    [Fact]
    public async Task UncountAsync_NothingCounted_StaysAtZero()
    {
        var ledger = new MemoryAttemptLedger(_time);

        await ledger.UncountAsync("a");
        var first = await ledger.CountAsync("a", Minute);

        Assert.Equal(1, first);
    }

    [Fact]
    public async Task CountAsync_MoreNamesThanCapacity_StaysBoundedAndForgetsTheNearestEnd()
    {
        var ledger = new MemoryAttemptLedger(_time, capacity: 10);
        await ledger.CountAsync("first", Minute);

        foreach (var name in Enumerable.Range(0, 10))
        {
            await ledger.CountAsync($"{name}", Minute * 2);
        }

        Assert.Equal(TimeSpan.Zero, await ledger.RemainingAsync("first"));
        Assert.Equal(Minute * 2, await ledger.RemainingAsync("9"));
    }
}
