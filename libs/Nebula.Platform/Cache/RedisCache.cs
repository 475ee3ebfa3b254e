using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Nebula.Platform.Cache;

/// <summary>
/// Redis, which is there or not: whoever uses it says what happens without it, because nothing it holds is needed.
/// A call to a server that is gone returns the fallback at once, or after <see cref="Patience"/> when it is frozen.
/// </summary>
public sealed partial class RedisCache(IConnectionMultiplexer connection, IOptions<RedisOptions> options, ILogger<RedisCache> logger)
{
    /// <summary>How long one operation may take before it counts as failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>Runs an operation, or returns <paramref name="fallback"/> when Redis is not there.</summary>
    public async Task<T> TryAsync<T>(Func<IDatabase, Task<T>> operation, T fallback)
    {
        if (!connection.IsConnected)
        {
            return fallback;
        }

        try
        {
            return await operation(connection.GetDatabase()).WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogFailed(exception.GetType().Name);
            return fallback;
        }
    }

    /// <summary>Whether it answers now.</summary>
    public Task<bool> PingAsync() => TryAsync(async database => await database.PingAsync() >= TimeSpan.Zero, fallback: false);

    [LoggerMessage(LogLevel.Debug, "A Redis operation failed: {Reason}")]
    private partial void LogFailed(string reason);
}
