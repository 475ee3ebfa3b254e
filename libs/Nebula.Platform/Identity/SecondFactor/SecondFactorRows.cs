using Dapper;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>Tables <c>totp_secrets</c> and <c>recovery_codes</c>.</summary>
internal static class SecondFactorRows
{
    /// <summary>What a rotation of keys re-seals.</summary>
    public static readonly SealedColumn Column = new("totp_secrets", "user_id", "secret");

    private const string Find =
        "select secret as Secret, confirmed_at as ConfirmedAt, last_step as LastStep from totp_secrets where user_id = @userId";

    // One that was proved stays: it is turned off first.
    private const string Begin =
        """
        insert into totp_secrets (user_id, secret, created_at) values (@userId, @secret, @now)
        on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
        where totp_secrets.confirmed_at is null
        """;

    // Only the very secret that the code was of.
    private const string Confirm =
        """
        update totp_secrets set confirmed_at = @now, last_step = @step
        where user_id = @userId and secret = @secret and confirmed_at is null
        """;

    private const string TakeStep =
        "update totp_secrets set last_step = @step where user_id = @userId and confirmed_at is not null and last_step < @step";

    private const string TakeCode =
        "update recovery_codes set used_at = @now where user_id = @userId and code_hash = @hash and used_at is null";

    private const string KnowsCode =
        "select exists (select from recovery_codes where user_id = @userId and code_hash = @hash and used_at is null)";

    private const string CodesLeft = "select count(*)::int from recovery_codes where user_id = @userId and used_at is null";

    private const string DeleteCodes = "delete from recovery_codes where user_id = @userId";

    private const string InsertCodes = "insert into recovery_codes (user_id, code_hash) select @userId, unnest(@hashes)";

    private const string DeleteSecret = "delete from totp_secrets where user_id = @userId returning confirmed_at is not null";

    public static Task<TotpRow?> FindAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<TotpRow?>(new CommandDefinition(Find, new { userId }, cancellationToken: cancellationToken));

    public static Task<bool> KnowsCodeAsync(NpgsqlConnection connection, Guid userId, byte[] hash, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<bool>(new CommandDefinition(KnowsCode, new { userId, hash }, cancellationToken: cancellationToken));

    public static Task<int> CodesLeftAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<int>(new CommandDefinition(CodesLeft, new { userId }, cancellationToken: cancellationToken));

    /// <summary>False when there is one that was proved.</summary>
    public static Task<bool> BeginAsync(IdentityTransaction transaction, Guid userId, byte[] secret) =>
        ChangesAsync(transaction, Begin, new { userId, secret, now = transaction.Now });

    public static Task<bool> ConfirmAsync(IdentityTransaction transaction, Guid userId, byte[] secret, long step) =>
        ChangesAsync(transaction, Confirm, new { userId, secret, step, now = transaction.Now });

    /// <summary>False when a code of this step or a later one was taken before.</summary>
    public static Task<bool> TakeStepAsync(IdentityTransaction transaction, Guid userId, long step) =>
        ChangesAsync(transaction, TakeStep, new { userId, step });

    /// <summary>False when it was used before.</summary>
    public static Task<bool> TakeCodeAsync(IdentityTransaction transaction, Guid userId, byte[] hash) =>
        ChangesAsync(transaction, TakeCode, new { userId, hash, now = transaction.Now });

    /// <summary>Puts new codes in the place of all old ones.</summary>
    public static async Task ReplaceCodesAsync(IdentityTransaction transaction, Guid userId, byte[][] hashes)
    {
        await transaction.Connection.ExecuteAsync(new CommandDefinition(DeleteCodes, new { userId }, cancellationToken: transaction.Cancellation));
        await transaction.Connection.ExecuteAsync(new CommandDefinition(InsertCodes, new { userId, hashes }, cancellationToken: transaction.Cancellation));
    }

    /// <summary>Whether there was one that counted.</summary>
    public static async Task<bool> DeleteAsync(IdentityTransaction transaction, Guid userId)
    {
        await transaction.Connection.ExecuteAsync(new CommandDefinition(DeleteCodes, new { userId }, cancellationToken: transaction.Cancellation));
        return await transaction.Connection.QuerySingleOrDefaultAsync<bool>(
            new CommandDefinition(DeleteSecret, new { userId }, cancellationToken: transaction.Cancellation));
    }

    private static async Task<bool> ChangesAsync(IdentityTransaction transaction, string sql, object parameters) =>
        await transaction.Connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: transaction.Cancellation)) == 1;
}
