using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Nebula.Platform.Identity.Throttling;

/// <summary>Counts in Redis, and in memory for as long as Redis does not answer: throttling never switches off.</summary>
internal sealed partial class AttemptLedger(RedisAttemptLedger redis, MemoryAttemptLedger memory, ILogger<AttemptLedger> logger) : IAttemptLedger
{
    public Task<long> CountAsync(string key, TimeSpan window) => Try(ledger => ledger.CountAsync(key, window));

    public Task UncountAsync(string key) => Try(async ledger =>
    {
        await ledger.UncountAsync(key);
        return true;
    });

    public Task<TimeSpan> TryHoldAsync(string key, TimeSpan duration) => Try(ledger => ledger.TryHoldAsync(key, duration));

    public Task<TimeSpan> RemainingAsync(string key) => Try(ledger => ledger.RemainingAsync(key));

    public Task ForgetAsync(params string[] keys) => Try(async ledger =>
    {
        await ledger.ForgetAsync(keys);
        return true;
    });

    private async Task<T> Try<T>(Func<IAttemptLedger, Task<T>> step)
    {
        try
        {
            return await step(redis);
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or ObjectDisposedException)
        {
            LogFallback(exception.Message);
            return await step(memory);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer; login attempts are counted in this process alone. {Reason}")]
    private partial void LogFallback(string reason);
}
