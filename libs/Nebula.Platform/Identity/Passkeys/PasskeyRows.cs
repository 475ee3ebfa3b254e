using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>Table <c>passkeys</c>.</summary>
internal static class PasskeyRows
{
    private const string Columns =
        """
        select p.id as Id, p.user_id as UserId, p.credential_id as CredentialId, p.public_key as PublicKey, p.sign_count as SignCount,
               p.transports as Transports, p.name as Name, p.backup_eligible as BackupEligible, p.backed_up as BackedUp,
               p.created_at as CreatedAt, p.last_used_at as LastUsedAt
        from passkeys p
        """;

    private const string OfUser = $"{Columns} where p.user_id = @userId order by p.created_at, p.id";

    private const string OfCredential = $"{Columns} where p.credential_id = @credentialId";

    private const string OneOfUser = $"{Columns} where p.user_id = @userId and p.id = @id for update";

    private const string LockCredential = $"{Columns} where p.user_id = @userId and p.credential_id = @credentialId for update";

    private const string Holder = "select id as Id, name as Name from users where id = @userId and disabled_at is null";

    private const string Insert =
        """
        insert into passkeys (id, user_id, credential_id, public_key, sign_count, transports, name, backup_eligible, backed_up, created_at)
        values (@Id, @UserId, @CredentialId, @PublicKey, @SignCount, @Transports, @Name, @BackupEligible, @BackedUp, @CreatedAt)
        on conflict do nothing
        """;

    private const string Touch =
        "update passkeys set sign_count = @SignCount, backed_up = @IsBackedUp, last_used_at = @now where credential_id = @CredentialId";

    private const string SetName = "update passkeys set name = @name where user_id = @userId and id = @id";

    public static Task<PasskeyHolder?> FindHolderAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<PasskeyHolder?>(new CommandDefinition(Holder, new { userId }, cancellationToken: cancellationToken));

    /// <summary>A user has a few only, see <see cref="OwnPasskeys.MaxPerUser"/>.</summary>
    public static async Task<IReadOnlyList<PasskeyRow>> ListAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<PasskeyRow>(new CommandDefinition(OfUser, new { userId }, cancellationToken: cancellationToken))).AsList();

    public static Task<PasskeyRow?> FindAsync(NpgsqlConnection connection, byte[] credentialId, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<PasskeyRow?>(new CommandDefinition(OfCredential, new { credentialId }, cancellationToken: cancellationToken));

    public static Task<PasskeyRow?> LockAsync(IdentityTransaction transaction, Guid userId, Guid id) =>
        transaction.Connection.QuerySingleOrDefaultAsync<PasskeyRow?>(Command(transaction, OneOfUser, new { userId, id }));

    public static Task<PasskeyRow?> LockAsync(IdentityTransaction transaction, Guid userId, byte[] credentialId) =>
        transaction.Connection.QuerySingleOrDefaultAsync<PasskeyRow?>(Command(transaction, LockCredential, new { userId, credentialId }));

    /// <summary>False when the device has been taken already.</summary>
    public static async Task<bool> InsertAsync(IdentityTransaction transaction, PasskeyRow row) =>
        await transaction.Connection.ExecuteAsync(Command(transaction, Insert, row)) == 1;

    public static Task TouchAsync(IdentityTransaction transaction, PasskeyAssertion proved) => transaction.Connection.ExecuteAsync(
        Command(transaction, Touch, new { proved.SignCount, proved.IsBackedUp, proved.CredentialId, now = transaction.Now }));

    public static Task RenameAsync(IdentityTransaction transaction, Guid userId, Guid id, string name) =>
        transaction.Connection.ExecuteAsync(Command(transaction, SetName, new { userId, id, name }));

    public static Task DeleteAsync(IdentityTransaction transaction, Guid id) =>
        transaction.Connection.ExecuteAsync(Command(transaction, "delete from passkeys where id = @id", new { id }));

    /// <summary>Answers how many there were.</summary>
    public static Task<int> DeleteOfUserAsync(IdentityTransaction transaction, Guid userId) =>
        transaction.Connection.ExecuteAsync(Command(transaction, "delete from passkeys where user_id = @userId", new { userId }));

    private static CommandDefinition Command(IdentityTransaction transaction, string sql, object parameters) =>
        new(sql, parameters, cancellationToken: transaction.Cancellation);
}
