using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Invites;

/// <summary>Table <c>invites</c>.</summary>
internal static class InviteRows
{
    private const string Columns = "id as Id, name as Name, role as Role, created_at as CreatedAt, expires_at as ExpiresAt";

    private const string Insert =
        """
        insert into invites (id, token_hash, name, name_key, role, created_at, expires_at, created_by)
        values (@Id, @hash, @Name, @key, @role, @CreatedAt, @ExpiresAt, @by)
        """;

    private const string List = $"select {Columns} from invites where expires_at > @now order by name_key limit @limit";

    private const string Find = $"select {Columns} from invites where token_hash = @hash and expires_at > @now";

    // Who deletes the row has used it; another who tries at the same time finds none.
    private const string Take = $"delete from invites where token_hash = @hash and expires_at > @now returning {Columns}";

    private const string Lock = $"select {Columns} from invites where id = @id for update";

    public static async Task<IReadOnlyList<Invite>> ListAsync(NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Invite>(new CommandDefinition(List, new { now, limit }, cancellationToken: cancellationToken))).AsList();

    public static Task<Invite?> FindAsync(NpgsqlConnection connection, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<Invite?>(new CommandDefinition(Find, new { hash, now }, cancellationToken: cancellationToken));

    public static Task<Invite?> TakeAsync(IdentityTransaction transaction, byte[] hash) =>
        transaction.Connection.QuerySingleOrDefaultAsync<Invite?>(
            new CommandDefinition(Take, new { hash, now = transaction.Now }, cancellationToken: transaction.Cancellation));

    public static Task<Invite?> LockAsync(IdentityTransaction transaction, Guid id) =>
        transaction.Connection.QuerySingleOrDefaultAsync<Invite?>(new CommandDefinition(Lock, new { id }, cancellationToken: transaction.Cancellation));

    public static Task InsertAsync(IdentityTransaction transaction, Invite invite, string key, byte[] hash, Guid? by) => ExecuteAsync(
        transaction, Insert, new { invite.Id, hash, invite.Name, key, role = Users.RoleText.Of(invite.Role), invite.CreatedAt, invite.ExpiresAt, by });

    public static Task DeleteAsync(IdentityTransaction transaction, Guid id) => ExecuteAsync(transaction, "delete from invites where id = @id", new { id });

    /// <summary>Makes room for a new invite of the name, and removes what has expired.</summary>
    public static Task ClearAsync(IdentityTransaction transaction, string key) =>
        ExecuteAsync(transaction, "delete from invites where name_key = @key or expires_at <= @now", new { key, now = transaction.Now });

    public static Task DeleteByInviterAsync(IdentityTransaction transaction, Guid inviter) =>
        ExecuteAsync(transaction, "delete from invites where created_by = @inviter", new { inviter });

    private static Task ExecuteAsync(IdentityTransaction transaction, string sql, object parameters) =>
        transaction.Connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: transaction.Cancellation));
}
