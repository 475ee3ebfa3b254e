using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>Table <c>api_keys</c>.</summary>
internal static class ApiKeyRows
{
    private const string Select =
        """
        select k.id as Id, k.handle as Handle, k.name as Name, k.user_id as UserId, u.name as UserName, k.permissions as Permissions,
               k.created_at as CreatedAt, k.expires_at as ExpiresAt, k.last_used_at as LastUsedAt
        from api_keys k
        join users u on u.id = k.user_id
        """;

    private const string OfUser = $"{Select} where k.user_id = @userId order by lower(k.name) limit @limit";

    private const string Page = $"{Select} where k.id > @after order by k.id limit @limit";

    private const string Lock = $"{Select} where k.id = @id for update of k";

    private const string NameOrCount =
        """
        select count(*) filter (where lower(name) = lower(@name)) as Same, count(*) as Number from api_keys where user_id = @userId
        """;

    private const string Insert =
        """
        insert into api_keys (id, handle, token_hash, user_id, name, permissions, created_at, expires_at)
        values (@Id, @Handle, @hash, @UserId, @Name, @Permissions, @CreatedAt, @ExpiresAt)
        """;

    // One statement reads the key and notes that it was used, the latter every few minutes.
    private const string FindAlive =
        """
        with alive as (
            select k.id, k.name, k.user_id, u.name as user_name, u.role, k.permissions, k.expires_at, k.last_used_at,
                   exists (select from totp_secrets t where t.user_id = k.user_id and t.confirmed_at is not null) as has_second_factor
            from api_keys k
            join users u on u.id = k.user_id
            where k.token_hash = @hash and (k.expires_at is null or k.expires_at > @now) and u.disabled_at is null
        ), touched as (
            update api_keys k set last_used_at = @now
            from alive a
            where @touch and k.id = a.id and (k.last_used_at is null or k.last_used_at <= @staleSince)
        )
        select id as Id, name as Name, user_id as UserId, user_name as UserName, role as Role, permissions as Permissions, expires_at as ExpiresAt,
               has_second_factor as HasSecondFactor
        from alive
        """;

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<ApiKey>> ListOfUserAsync(NpgsqlConnection connection, Guid userId, int limit, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<ApiKey>(new CommandDefinition(OfUser, new { userId, limit }, cancellationToken: cancellationToken))).AsList();

    public static async Task<IReadOnlyList<ApiKey>> ListAsync(NpgsqlConnection connection, Guid after, int limit, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<ApiKey>(new CommandDefinition(Page, new { after, limit }, cancellationToken: cancellationToken))).AsList();

    public static Task<LivingApiKey?> FindAliveAsync(NpgsqlConnection connection, byte[] hash, DateTimeOffset now, bool touch, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<LivingApiKey?>(
            new CommandDefinition(FindAlive, new { hash, now, touch, staleSince = now - TouchEvery }, cancellationToken: cancellationToken));

    public static Task<ApiKey?> LockAsync(IdentityTransaction transaction, Guid id) =>
        transaction.Connection.QuerySingleOrDefaultAsync<ApiKey?>(new CommandDefinition(Lock, new { id }, cancellationToken: transaction.Cancellation));

    /// <summary>How many of the user's keys have the name, and how many there are.</summary>
    public static Task<(long Same, long Number)> CountAsync(IdentityTransaction transaction, Guid userId, string name) =>
        transaction.Connection.QuerySingleAsync<(long, long)>(
            new CommandDefinition(NameOrCount, new { userId, name }, cancellationToken: transaction.Cancellation));

    public static Task InsertAsync(IdentityTransaction transaction, ApiKey key, byte[] hash) => transaction.Connection.ExecuteAsync(new CommandDefinition(
        Insert,
        new { key.Id, key.Handle, hash, key.UserId, key.Name, key.Permissions, key.CreatedAt, key.ExpiresAt },
        cancellationToken: transaction.Cancellation));

    /// <summary>Answers the hash of the key that is dead now.</summary>
    public static Task<byte[]> DeleteAsync(IdentityTransaction transaction, Guid id) => transaction.Connection.QuerySingleAsync<byte[]>(
        new CommandDefinition("delete from api_keys where id = @id returning token_hash", new { id }, cancellationToken: transaction.Cancellation));

    public static async Task<IReadOnlyList<byte[]>> HashesOfUserAsync(IdentityTransaction transaction, Guid userId) =>
        (await transaction.Connection.QueryAsync<byte[]>(new CommandDefinition(
            "select token_hash from api_keys where user_id = @userId", new { userId }, cancellationToken: transaction.Cancellation))).AsList();
}
