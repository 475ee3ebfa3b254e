using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>Opens sessions: every way of signing in ends here.</summary>
internal static class SessionOpening
{
    /// <summary>Sessions of one user; the next one ends the one that was used least lately.</summary>
    public const int MaxPerUser = 50;

    // Waits for whoever is changing the user, and then sees the user as changed: what was judged before opens nothing after. Two logins
    // wait for each other too, so that they count each other's session.
    private const string StillTheSame =
        """
        select exists (select from totp_secrets t where t.user_id = u.id and t.confirmed_at is not null)
        from users u
        where u.id = @Id and u.credential_version = @CredentialVersion and u.disabled_at is null
        for update of u
        """;

    /// <summary>Always a new token: one known before the login is worth nothing after it.</summary>
    public static async Task<Result<OpenedSession>> OpenAsync(IdentityTransaction transaction, SessionDraft draft)
    {
        var (user, now) = (draft.User, transaction.Now);
        var command = new CommandDefinition(StillTheSame, new { user.Id, user.CredentialVersion }, cancellationToken: transaction.Cancellation);
        if (await transaction.Connection.QuerySingleOrDefaultAsync<bool?>(command) is not { } hasSecondFactor)
        {
            return Error.Unauthorized("credentials_invalid", "The name or the password is wrong.");
        }

        var token = SecretToken.Create();
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            UserName = user.Name,
            Role = user.Role,
            HasSecondFactor = hasSecondFactor,
            ByPasskey = draft.Method == SignInMethod.Passkey,
            CsrfToken = SecretToken.Create(),
            CreatedAt = now,
            AuthenticatedAt = draft.ProvedAt is { } proved && proved < now ? proved : now,
            LastSeenAt = now,
            ExpiresAt = now + Session.Lifetime,
        };
        var actor = new Actor(PrincipalKind.User, user.Id.ToString(), user.Name) { Address = draft.Address.ToString(), TraceId = draft.TraceId };
        var userAgent = SessionStore.Shorten(draft.UserAgent);
        await SessionStore.InsertAsync(transaction, session, SecretToken.HashOf(token), actor.Address, userAgent);
        await transaction.EndSessionsBeyondAsync(MaxPerUser, session);
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.SessionOpened, AuditOutcome.Done)
        {
            Target = $"session:{session.Id}",
            TargetName = session.UserName,
            After = new { session.Id, userAgent, session.ExpiresAt, draft.Method },
        });
        await transaction.TellAsync(new SignedIn(user.Id, user.Name, actor.Address), actor);
        return new OpenedSession(token, session);
    }
}
