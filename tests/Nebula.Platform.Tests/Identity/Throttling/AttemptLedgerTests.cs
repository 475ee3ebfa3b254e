using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Identity.Throttling;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class AttemptLedgerTests : IAsyncLifetime
{
    private readonly RedisFixture _redis = new();

    public Task InitializeAsync() => _redis.InitializeAsync();

    public Task DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task CountAsync_RedisGoes_KeepsThrottlingInThisProcess()
    {
        var memory = new MemoryAttemptLedger(new FakeTimeProvider());
        var ledger = new AttemptLedger(new RedisAttemptLedger(_redis.Connection), memory, NullLogger<AttemptLedger>.Instance);
        await ledger.CountAsync("a", TimeSpan.FromMinutes(1));
        _redis.Stop();

        await ledger.CountAsync("a", TimeSpan.FromMinutes(1));
        var second = await ledger.CountAsync("a", TimeSpan.FromMinutes(1));

        Assert.Equal(2, second);
        Assert.Equal(TimeSpan.FromMinutes(1), await memory.RemainingAsync("a"));
    }
}
