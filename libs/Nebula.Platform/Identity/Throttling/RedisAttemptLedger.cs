using StackExchange.Redis;

namespace Nebula.Platform.Identity.Throttling;

/// <summary>Attempts counted in Redis, for all processes together. Each step is one atomic command; the server's clock ends the windows.</summary>
internal sealed class RedisAttemptLedger(IConnectionMultiplexer redis) : IAttemptLedger
{
    private const string Prefix = "nebula:attempts:";

    private IDatabase Database => redis.GetDatabase();

    public async Task<long> CountAsync(string key, TimeSpan window)
    {
        // The window's end is set together with the first count, so that no crash leaves a counter that never ends.
        await Database.StringSetAsync(Prefix + key, 0, window, when: When.NotExists);
        var count = await Database.StringIncrementAsync(Prefix + key);
        if (count == 1)
        {
            // The old window may have ended between the two commands; the increment alone makes a key without an end.
            await Database.KeyExpireAsync(Prefix + key, window);
        }

        return count;
    }

    public async Task UncountAsync(string key)
    {
        // A counter that ended meanwhile comes back below zero and without an end: take it away.
        if (await Database.StringDecrementAsync(Prefix + key) < 0)
        {
            await Database.KeyDeleteAsync(Prefix + key);
        }
    }

    public async Task<TimeSpan> TryHoldAsync(string key, TimeSpan duration) =>
        await Database.StringSetAsync(Prefix + key, 1, duration, when: When.NotExists)
            ? TimeSpan.Zero
            : await RemainingAsync(key);

    public async Task<TimeSpan> RemainingAsync(string key) => await Database.KeyTimeToLiveAsync(Prefix + key) ?? TimeSpan.Zero;

    public Task ForgetAsync(params string[] keys) => Database.KeyDeleteAsync([.. keys.Select(key => (RedisKey)(Prefix + key))]);
}
