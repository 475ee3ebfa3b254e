using System.Text.Json;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Json;
using StackExchange.Redis;

namespace Nebula.Platform.Identity;

/// <summary>
/// Copies in Redis of what tokens stand for, for 60 s, so that a request costs no database. What is revoked or changed leaves a
/// tombstone that no copy overwrites, and PostgreSQL is asked: a process that read the old just before cannot bring it back. A second copy
/// lasts longer and is read only while PostgreSQL is away. Without Redis every question goes to PostgreSQL.
/// </summary>
/// <param name="name">Apart from other caches, in the keys.</param>
/// <param name="redis">Redis.</param>
/// <param name="logger">Told when Redis does not answer.</param>
internal sealed partial class TokenCache<T>(string name, IConnectionMultiplexer redis, ILogger<TokenCache<T>> logger)
    where T : class
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan OutageReserve = TimeSpan.FromMinutes(15);

    private const string Tombstone = "revoked";
    private const int RevokedAtOnce = 100;

    public Task<T?> FindAsync(byte[] hash) => TryAsync(async database => Read(await database.StringGetAsync(KeyOf(hash))));

    /// <summary>The longer-lived copy, for reads while PostgreSQL is away.</summary>
    public Task<T?> FindReserveAsync(byte[] hash) => TryAsync(async database =>
    {
        var values = await database.StringGetAsync([KeyOf(hash), ReserveKeyOf(hash)]);
        return values[0] == Tombstone ? null : Read(values[1]);
    });

    public Task StoreAsync(byte[] hash, T value) => TryAsync<object>(async database =>
    {
        var json = JsonSerializer.Serialize(value, NebulaJson.Options);
        if (await database.StringSetAsync(KeyOf(hash), json, Freshness, when: When.NotExists))
        {
            await database.StringSetAsync(ReserveKeyOf(hash), json, OutageReserve);
        }

        return null;
    });

    public Task RevokeAsync(IReadOnlyList<byte[]> hashes) => TryAsync<object>(async database =>
    {
        // Not all at once: many would time out, and the copies of those that did would live on.
        foreach (var batch in hashes.Chunk(RevokedAtOnce))
        {
            await Task.WhenAll(batch.Select(hash => database.StringSetAsync(KeyOf(hash), Tombstone, OutageReserve)));
            await database.KeyDeleteAsync([.. batch.Select(ReserveKeyOf)]);
        }

        return null;
    });

    private async Task<TAnswer?> TryAsync<TAnswer>(Func<IDatabase, Task<TAnswer?>> step)
        where TAnswer : class
    {
        try
        {
            return await step(redis.GetDatabase());
        }
        catch (Exception exception) when (exception is RedisException or RedisTimeoutException or ObjectDisposedException)
        {
            LogAway(exception.Message);
            return null;
        }
    }

    private static T? Read(RedisValue value) =>
        value.IsNullOrEmpty || value == Tombstone ? null : JsonSerializer.Deserialize<T>((string)value!, NebulaJson.Options);

    private RedisKey KeyOf(byte[] hash) => $"nebula:{name}:{Convert.ToHexStringLower(hash)}";

    private RedisKey ReserveKeyOf(byte[] hash) => $"nebula:{name}-reserve:{Convert.ToHexStringLower(hash)}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer; who asks is read from PostgreSQL. {Reason}")]
    private partial void LogAway(string reason);
}
