using System.Text.Json;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Json;
using StackExchange.Redis;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>
/// Copies of sessions in Redis, for 60 s, so that a request costs no database. A revoked session leaves a tombstone that no copy
/// overwrites: a process that read the session just before it was revoked cannot bring it back. A second copy lasts longer and is
/// read only while PostgreSQL is away. Without Redis every question goes to PostgreSQL.
/// </summary>
internal sealed partial class SessionCache(IConnectionMultiplexer redis, ILogger<SessionCache> logger)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan OutageReserve = TimeSpan.FromMinutes(15);

    private const string Tombstone = "revoked";

    public Task<Session?> FindAsync(byte[] hash) => TryAsync(async database => Read(await database.StringGetAsync(KeyOf(hash))));

    /// <summary>The longer-lived copy, for reads while PostgreSQL is away.</summary>
    public Task<Session?> FindReserveAsync(byte[] hash) => TryAsync(async database =>
    {
        var values = await database.StringGetAsync([KeyOf(hash), ReserveKeyOf(hash)]);
        return values[0] == Tombstone ? null : Read(values[1]);
    });

    public Task StoreAsync(byte[] hash, Session session) => TryAsync<object>(async database =>
    {
        var json = JsonSerializer.Serialize(session, NebulaJson.Options);
        if (await database.StringSetAsync(KeyOf(hash), json, Freshness, when: When.NotExists))
        {
            await database.StringSetAsync(ReserveKeyOf(hash), json, OutageReserve);
        }

        return null;
    });

    public Task RevokeAsync(IReadOnlyList<byte[]> hashes) => TryAsync<object>(async database =>
    {
        await Task.WhenAll(hashes.Select(hash => database.StringSetAsync(KeyOf(hash), Tombstone, OutageReserve)));
        await database.KeyDeleteAsync([.. hashes.Select(ReserveKeyOf)]);
        return null;
    });

    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T?>> step)
        where T : class
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

    private static Session? Read(RedisValue value) =>
        value.IsNullOrEmpty || value == Tombstone ? null : JsonSerializer.Deserialize<Session>((string)value!, NebulaJson.Options);

    private static RedisKey KeyOf(byte[] hash) => "nebula:session:" + Convert.ToHexStringLower(hash);

    private static RedisKey ReserveKeyOf(byte[] hash) => "nebula:session-reserve:" + Convert.ToHexStringLower(hash);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis does not answer; sessions are read from PostgreSQL. {Reason}")]
    private partial void LogAway(string reason);
}
