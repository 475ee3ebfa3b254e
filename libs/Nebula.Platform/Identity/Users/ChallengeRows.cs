using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>Table <c>sign_in_challenges</c>.</summary>
internal static class ChallengeRows
{
    private const string Insert =
        """
        insert into sign_in_challenges (token_hash, user_id, credential_version, expires_at, familiar)
        values (@hash, @Id, @CredentialVersion, @expiresAt, @familiar)
        """;

    private const string DeleteBeyond =
        """
        delete from sign_in_challenges
        where token_hash in (
            select token_hash from sign_in_challenges
            where user_id = @Id and familiar = @familiar and token_hash <> @hash
            order by expires_at desc
            offset @others
        )
        """;

    // The version is the one that the password was judged by, not today's.
    private const string Find =
        """
        select u.id as Id, u.name as Name, u.role as Role, u.disabled_at as DisabledAt, c.credential_version as CredentialVersion
        from sign_in_challenges c
        join users u on u.id = c.user_id
        where c.token_hash = @hash and c.expires_at > @now
        """;

    private const string Take = "delete from sign_in_challenges where token_hash = @hash and expires_at > @now";

    private const string NoteRefusal = "update sign_in_challenges set refused_at = @now where token_hash = @hash and refused_at is null";

    private const string DeleteEnded = "delete from sign_in_challenges where expires_at <= @now";

    /// <summary>Beyond the number that a user may have open, the oldest end; the user is locked.</summary>
    public static async Task InsertAsync(IdentityTransaction transaction, User user, byte[] hash, DateTimeOffset expiresAt, bool familiar, int most)
    {
        var row = new { hash, user.Id, user.CredentialVersion, expiresAt, familiar, others = most - 1 };
        await transaction.Connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: transaction.Cancellation));
        await transaction.Connection.ExecuteAsync(new CommandDefinition(DeleteBeyond, row, cancellationToken: transaction.Cancellation));
    }

    /// <summary>The user as it was when its password was right.</summary>
    public static Task<User?> FindAsync(NpgsqlConnection connection, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<User?>(new CommandDefinition(Find, new { hash, now }, cancellationToken: cancellationToken));

    /// <summary>False when it was used or has ended.</summary>
    public static async Task<bool> TakeAsync(IdentityTransaction transaction, byte[] hash) =>
        await transaction.Connection.ExecuteAsync(
            new CommandDefinition(Take, new { hash, now = transaction.Now }, cancellationToken: transaction.Cancellation)) == 1;

    /// <summary>Whether it is the first wrong code of the challenge.</summary>
    public static async Task<bool> NoteRefusalAsync(IdentityTransaction transaction, byte[] hash) =>
        await transaction.Connection.ExecuteAsync(
            new CommandDefinition(NoteRefusal, new { hash, now = transaction.Now }, cancellationToken: transaction.Cancellation)) == 1;

    public static Task DeleteEndedAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(DeleteEnded, new { now }, cancellationToken: cancellationToken));
}
