using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events.Dispatch;

public sealed class OutboxSignalTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void Raise_ForOneDatabase_WakesNobodyElse()
    {
        var signal = new OutboxSignal(redis.Connection);
        var (home, bot) = (signal.NextAsync(DatabaseNames.HomelabJarvis), signal.NextAsync(DatabaseNames.DiscordBot));

        signal.Raise();

        Assert.True(home.IsCompleted);
        Assert.False(bot.IsCompleted);
    }

    [Fact]
    public async Task Raise_InAnotherProcess_WakesThoseWhoWaitForThatDatabase()
    {
        var here = new OutboxSignal(redis.Connection);
        await here.ListenAsync();
        await redis.Connection.GetSubscriber().PingAsync();
        var (home, bot) = (here.NextAsync(DatabaseNames.HomelabJarvis), here.NextAsync(DatabaseNames.DiscordBot));

        new OutboxSignal(redis.Connection).Raise(DatabaseNames.DiscordBot);

        await bot.WaitAsync(Patience);
        Assert.False(home.IsCompleted);
    }
}
