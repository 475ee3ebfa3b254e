using System.Net;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Npgsql;

namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>
/// Whose key somebody shows. It is found by its SHA-256, so that no comparison tells how much of a guess was right. Only what is no living
/// key counts against the address, after it was looked up: whatever a stranger of the same address does stops no key.
/// </summary>
public sealed class ApiKeyCheck
{
    /// <summary>Wrong or dead keys per address and five minutes.</summary>
    public const int AttemptsPerAddress = 30;

    private readonly NpgsqlDataSource _source;
    private readonly TokenCache<LivingApiKey> _cache;
    private readonly LoginThrottle _throttle;
    private readonly SecondFactorRule _rule;
    private readonly DatabaseHealth _database;
    private readonly TimeProvider _time;

    internal ApiKeyCheck(
        NpgsqlDataSource source, TokenCache<LivingApiKey> cache, LoginThrottle throttle, SecondFactorRule rule, DatabaseHealth database, TimeProvider time) =>
        (_source, _cache, _throttle, _rule, _database, _time) = (source, cache, throttle, rule, database, time);

    private static Error Dead => Error.Unauthorized("api_key_unknown", "This API key is unknown, was revoked or has expired.");

    /// <exception cref="DatabaseUnavailableException">PostgreSQL is away and no copy can stand in.</exception>
    /// <param name="token">What was shown.</param>
    /// <param name="use">As for sessions: reading may go on with a copy while PostgreSQL is away; only watching does not count as being used.</param>
    /// <param name="address">From where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<LivingApiKey>> FindAsync(string token, SessionUse use, IPAddress address, CancellationToken cancellationToken)
    {
        if (ApiKeyText.IsPlausible(token) && await FindAliveAsync(token, use, cancellationToken) is { } key)
        {
            return _rule.Apply(key);
        }

        var admitted = await _throttle.AdmitAddressAsync("api-key", address, AttemptsPerAddress);
        return admitted.IsSuccess ? Dead : admitted.Error;
    }

    private async Task<LivingApiKey?> FindAliveAsync(string token, SessionUse use, CancellationToken cancellationToken)
    {
        var (now, hash) = (_time.GetUtcNow(), SecretToken.HashOf(token));
        var key = await _cache.FindAsync(hash) ?? await ReadAsync(hash, use, now, cancellationToken);
        return key?.IsAliveAt(now) == true ? key : null;
    }

    private async Task<LivingApiKey?> ReadAsync(byte[] hash, SessionUse use, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var key = await _database.RunAsync(
                async stop =>
                {
                    await using var connection = await _source.OpenConnectionAsync(stop);
                    return await ApiKeyRows.FindAliveAsync(connection, hash, now, use != SessionUse.Watching, stop);
                },
                cancellationToken);
            if (key is not null)
            {
                await _cache.StoreAsync(hash, key);
            }

            return key;
        }
        catch (DatabaseUnavailableException) when (use != SessionUse.Changing)
        {
            if (await _cache.FindReserveAsync(hash) is not { } reserve)
            {
                throw;
            }

            return reserve;
        }
    }
}
