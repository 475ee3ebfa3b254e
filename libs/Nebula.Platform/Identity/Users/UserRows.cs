using Dapper;
using Nebula.Platform.Identity.Sessions;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>Table <c>users</c> within a change, and as a list.</summary>
internal static class UserRows
{
    private const string LastUse =
        """
        select u.id as Id, u.name as Name, u.role as Role, u.created_at as CreatedAt, u.disabled_at as DisabledAt,
               s.last_seen_at as LastSeenAt, coalesce(s.number, 0) as Sessions,
               exists (select from totp_secrets t where t.user_id = u.id and t.confirmed_at is not null) as SecondFactor
        from users u
        left join lateral (
            select max(last_seen_at) as last_seen_at, count(*)::int as number
            from sessions
            where user_id = u.id and expires_at > @now and last_seen_at > @idleSince
        ) s on true
        """;

    private const string Page = $"{LastUse} where u.name_key > @after order by u.name_key limit @limit";

    private const string FindKey = "select name_key from users where id = @id";

    private const string One = "select id as Id, name as Name, role as Role, disabled_at as DisabledAt, credential_version as CredentialVersion from users where id = @id";

    private const string Lock = $"{One} for update";

    private const string LockAll = "select id from users where id = any(@ids) order by id for update";

    private const string Share = $"{One} for share";

    // A name that is taken makes no row.
    private const string Insert =
        """
        insert into users (id, name, name_key, role, password_hash, created_at)
        values (@Id, @Name, @NameKey, @Role, @PasswordHash, @now)
        on conflict (name_key) do nothing
        """;

    public static async Task<IReadOnlyList<UserEntry>> ListAsync(
        NpgsqlConnection connection, string after, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { after, limit, now, idleSince = now - Session.IdleLifetime };
        return (await connection.QueryAsync<UserEntry>(new CommandDefinition(Page, parameters, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>By what the list is ordered; null when there is no such user.</summary>
    public static Task<string?> FindKeyAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindKey, new { id }, cancellationToken: cancellationToken));

    /// <summary>The user, whom nobody else changes until the transaction ends.</summary>
    public static Task<User?> LockAsync(IdentityTransaction transaction, Guid id) =>
        transaction.Connection.QuerySingleOrDefaultAsync<User?>(new CommandDefinition(Lock, new { id }, cancellationToken: transaction.Cancellation));

    /// <summary>
    /// Locks all of them, always in the same order, so that two transactions about the same two users wait for each other and never in a circle.
    /// </summary>
    public static Task LockAllAsync(IdentityTransaction transaction, params Guid[] ids) =>
        transaction.Connection.ExecuteAsync(new CommandDefinition(LockAll, new { ids }, cancellationToken: transaction.Cancellation));

    /// <summary>The user, who stays as read until the transaction ends.</summary>
    public static Task<User?> ShareAsync(IdentityTransaction transaction, Guid id) =>
        transaction.Connection.QuerySingleOrDefaultAsync<User?>(new CommandDefinition(Share, new { id }, cancellationToken: transaction.Cancellation));

    public static Task<Guid?> FindIdAsync(IdentityTransaction transaction, string key) => transaction.Connection.QuerySingleOrDefaultAsync<Guid?>(
        new CommandDefinition("select id from users where name_key = @key", new { key }, cancellationToken: transaction.Cancellation));

    public static async Task<bool> ExistsAsync(IdentityTransaction transaction, string key) => await FindIdAsync(transaction, key) is not null;

    /// <summary>False when the name is taken.</summary>
    public static Task<bool> InsertAsync(IdentityTransaction transaction, NewUser user) => ChangesAsync(
        transaction, Insert, new { user.Id, user.Name, user.NameKey, Role = RoleText.Of(user.Role), user.PasswordHash, now = transaction.Now });

    public static Task<bool> SetRoleAsync(IdentityTransaction transaction, Guid id, Role role) =>
        ChangesAsync(transaction, "update users set role = @role, credential_version = credential_version + 1 where id = @id", new { id, role = RoleText.Of(role) });

    public static Task<bool> SetDisabledAsync(IdentityTransaction transaction, Guid id, DateTimeOffset? since) =>
        ChangesAsync(transaction, "update users set disabled_at = @since, credential_version = credential_version + 1 where id = @id", new { id, since });

    public static Task<bool> SetPasswordAsync(IdentityTransaction transaction, Guid id, string hash) =>
        ChangesAsync(transaction, "update users set password_hash = @hash, credential_version = credential_version + 1 where id = @id", new { id, hash });

    /// <summary>Puts a password in the place of the one that was verified; false when that is not the user's any more.</summary>
    public static Task<bool> ChangePasswordAsync(IdentityTransaction transaction, Guid id, string verified, string next) => ChangesAsync(
        transaction,
        "update users set password_hash = @next, credential_version = credential_version + 1 where id = @id and password_hash = @verified",
        new { id, verified, next });

    /// <summary>What was judged before opens no session after.</summary>
    public static Task<bool> RaiseVersionAsync(IdentityTransaction transaction, Guid id) =>
        ChangesAsync(transaction, "update users set credential_version = credential_version + 1 where id = @id", new { id });

    public static Task<bool> DeleteAsync(IdentityTransaction transaction, Guid id) =>
        ChangesAsync(transaction, "delete from users where id = @id", new { id });

    private static async Task<bool> ChangesAsync(IdentityTransaction transaction, string sql, object parameters) =>
        await transaction.Connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: transaction.Cancellation)) == 1;
}
