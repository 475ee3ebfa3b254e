using Dapper;
using Nebula.Platform.Audit;
using Npgsql;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>Table <c>sessions</c>: the truth about who is signed in. It has no tokens, only their hashes.</summary>
internal sealed class SessionStore(NpgsqlDataSource database)
{
    private const int MaxUserAgent = 200;

    private const string Insert =
        """
        insert into sessions (id, token_hash, user_id, csrf_token, created_at, authenticated_at, last_seen_at, expires_at, address, user_agent,
                              by_passkey)
        values (@id, @hash, @userId, @csrfToken, @createdAt, @authenticatedAt, @lastSeenAt, @expiresAt, @address, @userAgent, @byPasskey)
        """;

    // One statement reads the session and notes that it was used, the latter at most once a minute.
    private const string FindAlive =
        """
        with alive as (
            select s.id, s.user_id, u.name, u.role, s.csrf_token, s.created_at, s.authenticated_at, s.last_seen_at, s.expires_at, s.by_passkey,
                   exists (select from totp_secrets t where t.user_id = s.user_id and t.confirmed_at is not null) as has_second_factor
            from sessions s
            join users u on u.id = s.user_id
            where s.token_hash = @hash and s.expires_at > @now and s.last_seen_at > @idleSince and u.disabled_at is null
        ), touched as (
            update sessions s set last_seen_at = @now
            from alive a
            where @touch and s.id = a.id and s.last_seen_at <= @staleSince
            returning s.id
        )
        select a.id as Id, a.user_id as UserId, a.name as UserName, a.role as Role, a.csrf_token as CsrfToken, a.created_at as CreatedAt,
               a.authenticated_at as AuthenticatedAt,
               case when exists (select from touched) then @now else a.last_seen_at end as LastSeenAt, a.expires_at as ExpiresAt,
               a.has_second_factor as HasSecondFactor, a.by_passkey as ByPasskey
        from alive a
        """;

    private const string DeleteByToken = "delete from sessions where token_hash = @hash returning id";

    private const string DeleteOfUser = "delete from sessions where user_id = @userId returning token_hash";

    private const string DeleteOthers = "delete from sessions where user_id = @userId and id <> @keep returning token_hash";

    private const string DeleteBeyond =
        """
        delete from sessions
        where id in (select id from sessions where user_id = @userId and id <> @keep order by last_seen_at desc, id desc offset @others)
        returning token_hash
        """;

    private const string DeleteOne = "delete from sessions where user_id = @userId and id = @id returning token_hash";

    private const string List =
        """
        select id as Id, created_at as CreatedAt, last_seen_at as LastSeenAt, address as Address, user_agent as UserAgent
        from sessions
        where user_id = @userId and expires_at > @now and last_seen_at > @idleSince
        order by last_seen_at desc, id desc
        limit @limit
        """;

    private const string Rotate =
        """
        with old as (select id, token_hash from sessions where id = @id for update)
        update sessions s set token_hash = @hash, authenticated_at = @authenticatedAt, by_passkey = @byPasskey
        from old
        where s.id = old.id
        returning old.token_hash
        """;

    private const string DeleteEnded = "delete from sessions where expires_at <= @now or last_seen_at <= @idleSince";

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    public static Task InsertAsync(IdentityTransaction transaction, Session session, byte[] hash, string address, string userAgent)
    {
        var row = new
        {
            session.Id,
            hash,
            session.UserId,
            session.CsrfToken,
            session.CreatedAt,
            session.AuthenticatedAt,
            session.LastSeenAt,
            session.ExpiresAt,
            address,
            userAgent,
            session.ByPasskey,
        };
        return transaction.Connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: transaction.Cancellation));
    }

    public async Task<Session?> FindAliveAsync(byte[] hash, DateTimeOffset now, bool touch, CancellationToken cancellationToken)
    {
        var parameters = new { hash, now, touch, idleSince = now - Session.IdleLifetime, staleSince = now - TouchEvery };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<Session>(new CommandDefinition(FindAlive, parameters, cancellationToken: cancellationToken));
    }

    /// <summary>The user's living sessions, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid userId, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { userId, now, idleSince = now - Session.IdleLifetime, limit };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await connection.QueryAsync<SessionRow>(new CommandDefinition(List, parameters, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Answers the hashes of the tokens that are dead now, as do the others that delete within a transaction.</summary>
    public static Task<IReadOnlyList<byte[]>> DeleteOfUserAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        HashesAsync(connection, DeleteOfUser, new { userId }, cancellationToken);

    public static Task<IReadOnlyList<byte[]>> DeleteOthersAsync(NpgsqlConnection connection, Guid userId, Guid keep, CancellationToken cancellationToken) =>
        HashesAsync(connection, DeleteOthers, new { userId, keep }, cancellationToken);

    public static Task<IReadOnlyList<byte[]>> DeleteBeyondAsync(
        NpgsqlConnection connection, Guid userId, Guid keep, int others, CancellationToken cancellationToken) =>
        HashesAsync(connection, DeleteBeyond, new { userId, keep, others }, cancellationToken);

    /// <summary>The user stands in the statement: the id of somebody else's session ends nothing.</summary>
    public static Task<IReadOnlyList<byte[]>> DeleteOneAsync(NpgsqlConnection connection, Guid userId, Guid id, CancellationToken cancellationToken) =>
        HashesAsync(connection, DeleteOne, new { userId, id }, cancellationToken);

    /// <summary>Gives the session another token; answers the old token's hash, nothing when the session is gone.</summary>
    public static Task<IReadOnlyList<byte[]>> RotateAsync(
        NpgsqlConnection connection, Session session, byte[] hash, CancellationToken cancellationToken) =>
        HashesAsync(connection, Rotate, new { session.Id, hash, session.AuthenticatedAt, session.ByPasskey }, cancellationToken);

    private static async Task<IReadOnlyList<byte[]>> HashesAsync(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<byte[]>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();

    public async Task DeleteByTokenAsync(byte[] hash, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var command = new CommandDefinition(DeleteByToken, new { hash }, transaction, cancellationToken: cancellationToken);
        if (await connection.QuerySingleOrDefaultAsync<Guid?>(command) is { } id)
        {
            var entry = new AuditEntry(actor, AuditActions.SessionClosed, AuditOutcome.Done) { Target = TargetOf(id), TargetName = actor.Name };
            await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> DeleteEndedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parameters = new { now, idleSince = now - Session.IdleLifetime };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(DeleteEnded, parameters, cancellationToken: cancellationToken));
    }

    private static string TargetOf(Guid session) => $"session:{session}";

    // PostgreSQL takes no NUL, and nobody reads the rest.
    public static string Shorten(string userAgent) =>
        new([.. userAgent.Where(character => !char.IsControl(character) && !char.IsSurrogate(character)).Take(MaxUserAgent)]);
}
