using Dapper;
using Npgsql;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Tables <c>oidc_attempts</c> and <c>external_identities</c>.</summary>
internal static class OidcRows
{
    private const string Begin =
        """
        with old as (delete from oidc_attempts where expires_at <= @now)
        insert into oidc_attempts (state_hash, browser_hash, issuer, redirect_uri, return_to, purpose, link_session, invite_hash, expires_at)
        values (@state, @browser, @Issuer, @RedirectUri, @ReturnTo, @purpose, @LinkSession, @InviteHash, @ends)
        """;

    // Who deletes the row goes on with it; the same answer brought once more finds none.
    private const string Take =
        """
        delete from oidc_attempts where state_hash = @state and browser_hash = @browser and expires_at > @now
        returning issuer as Issuer, redirect_uri as RedirectUri, return_to as ReturnTo, purpose as Purpose, link_session as LinkSession,
                  invite_hash as InviteHash, expires_at as ExpiresAt
        """;

    private const string FindUser = "select user_id from external_identities where issuer = @Issuer and subject = @Subject";

    private const string UserOfSession = "select user_id from sessions where id = @session and expires_at > @now";

    // Neither an account of somebody else's nor a second one of the same user makes a row.
    private const string Insert =
        """
        insert into external_identities (issuer, subject, user_id, display_name, linked_at, placeholder_hash)
        values (@Issuer, @Subject, @userId, @Name, @now, @placeholder)
        on conflict do nothing
        """;

    private const string Touch = "update external_identities set last_used_at = @now, display_name = @Name where issuer = @Issuer and subject = @Subject";

    private const string Find =
        """
        select display_name as DisplayName, linked_at as LinkedAt, last_used_at as LastUsedAt
        from external_identities where user_id = @userId and issuer = @issuer
        """;

    private const string IsOnlyWay =
        """
        select exists (
            select from external_identities i join users u on u.id = i.user_id
            where i.user_id = @userId and i.issuer = @issuer and i.placeholder_hash = u.password_hash)
        """;

    private const string Delete = "delete from external_identities where user_id = @userId and issuer = @issuer returning display_name";

    public static Task BeginAsync(
        NpgsqlConnection connection, OidcAttempt attempt, byte[] state, byte[] browser, DateTimeOffset now, DateTimeOffset ends, CancellationToken cancellationToken)
    {
        var purpose = attempt.Purpose.ToString().ToLowerInvariant();
        var row = new { state, browser, attempt.Issuer, attempt.RedirectUri, attempt.ReturnTo, purpose, attempt.LinkSession, attempt.InviteHash, now, ends };
        return connection.ExecuteAsync(new CommandDefinition(Begin, row, cancellationToken: cancellationToken));
    }

    public static Task<OidcAttempt?> TakeAsync(NpgsqlConnection connection, byte[] state, byte[] browser, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<OidcAttempt?>(new CommandDefinition(Take, new { state, browser, now }, cancellationToken: cancellationToken));

    public static Task<LinkedIdentity?> FindAsync(NpgsqlConnection connection, Guid userId, string issuer, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<LinkedIdentity?>(new CommandDefinition(Find, new { userId, issuer }, cancellationToken: cancellationToken));

    public static Task<Guid?> FindUserAsync(IdentityTransaction transaction, OidcIdentity identity) =>
        transaction.Connection.QuerySingleOrDefaultAsync<Guid?>(Command(transaction, FindUser, new { identity.Issuer, identity.Subject }));

    public static Task<Guid?> UserOfSessionAsync(IdentityTransaction transaction, Guid session) =>
        transaction.Connection.QuerySingleOrDefaultAsync<Guid?>(Command(transaction, UserOfSession, new { session, now = transaction.Now }));

    /// <summary>False when the account is linked already, or the user has another one of this provider.</summary>
    public static async Task<bool> LinkAsync(IdentityTransaction transaction, OidcIdentity identity, Guid userId, string? placeholder) =>
        await transaction.Connection.ExecuteAsync(Command(
            transaction, Insert, new { identity.Issuer, identity.Subject, identity.Name, userId, now = transaction.Now, placeholder })) == 1;

    /// <summary>False when the account is not linked any more.</summary>
    public static async Task<bool> TouchAsync(IdentityTransaction transaction, OidcIdentity identity) => await transaction.Connection.ExecuteAsync(
        Command(transaction, Touch, new { identity.Issuer, identity.Subject, identity.Name, now = transaction.Now })) == 1;

    public static Task<bool> IsOnlyWayAsync(IdentityTransaction transaction, Guid userId, string issuer) =>
        transaction.Connection.QuerySingleAsync<bool>(Command(transaction, IsOnlyWay, new { userId, issuer }));

    /// <summary>What the account was called; null when there was none.</summary>
    public static Task<string?> UnlinkAsync(IdentityTransaction transaction, Guid userId, string issuer) =>
        transaction.Connection.QuerySingleOrDefaultAsync<string?>(Command(transaction, Delete, new { userId, issuer }));

    private static CommandDefinition Command(IdentityTransaction transaction, string sql, object parameters) =>
        new(sql, parameters, cancellationToken: transaction.Cancellation);
}
