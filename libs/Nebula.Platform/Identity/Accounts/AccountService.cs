using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Accounts;

/// <summary>What users do with their own account: see and end sessions, change the password, confirm that it is them.</summary>
public sealed class AccountService
{
    /// <summary>More are not listed; ending the others ends those too.</summary>
    public const int MaxSessions = 200;

    private readonly SessionStore _sessions;
    private readonly ProofCheck _proof;
    private readonly PasswordHasher _hasher;
    private readonly IdentityTransactions _transactions;
    private readonly TimeProvider _time;

    internal AccountService(SessionStore sessions, ProofCheck proof, PasswordHasher hasher, IdentityTransactions transactions, TimeProvider time) =>
        (_sessions, _proof, _hasher, _transactions, _time) = (sessions, proof, hasher, transactions, time);

    private static Error Ended => Error.Unauthorized("session_expired", "The session has ended. Sign in again.");

    public async Task<OpenSessionList> ListSessionsAsync(Session own, CancellationToken cancellationToken)
    {
        var rows = await _sessions.ListAsync(own.UserId, _time.GetUtcNow(), MaxSessions, cancellationToken);
        return new OpenSessionList(
        [
            .. rows.Select(row => new OpenSession
            {
                Id = row.Id,
                Browser = BrowserName.Of(row.UserAgent),
                Address = row.Address,
                CreatedAt = row.CreatedAt,
                LastSeenAt = row.LastSeenAt,
                IsThis = row.Id == own.Id,
            }),
        ]);
    }

    public Task<Result> EndSessionAsync(Session own, Guid id, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await transaction.EndSessionAsync(own.UserId, id) == 0)
            {
                return Error.NotFound("session_not_found", "You have no such session; it may have ended already.");
            }

            await transaction.AuditAsync(new AuditEntry(actor, AuditActions.SessionClosed, AuditOutcome.Done) { Target = $"session:{id}" });
            return Result.Success;
        },
        cancellationToken);

    public Task<Result> EndOtherSessionsAsync(Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            var number = await transaction.EndOtherSessionsAsync(own);
            var entry = new AuditEntry(actor, AuditActions.SessionClosed, AuditOutcome.Done) { Target = TargetOf(own), TargetName = own.UserName };
            await transaction.AuditAsync(entry with { After = new { ended = number } });
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Proves anew who is at the session, which goes on with a new token.</summary>
    public async Task<Result<OpenedSession>> ConfirmAsync(Session own, Proof proof, Actor actor, CancellationToken cancellationToken)
    {
        var proved = await _proof.CheckWithCodeAsync(own.UserId, proof, cancellationToken);
        return proved.IsSuccess
            ? await _transactions.RunAsync<OpenedSession>(
                async transaction =>
                {
                    if (await CodeCheck.TakeAsync(transaction, own.UserId, own.UserName, proved.Value, actor) is { IsSuccess: false } used)
                    {
                        return used.Error;
                    }

                    await transaction.AuditAsync(new AuditEntry(actor, AuditActions.SessionConfirmed, AuditOutcome.Done) { Target = $"session:{own.Id}" });
                    return await transaction.ConfirmAsync(own) is { } renewed ? renewed : Ended;
                },
                cancellationToken)
            : proved.Error;
    }

    /// <summary>For password and code: takes the new password, ends every other session, and gives this one a new token.</summary>
    public async Task<Result<OpenedSession>> ChangePasswordAsync(Session own, PasswordChange change, Actor actor, CancellationToken cancellationToken)
    {
        // The rules first: a new password that cannot be is no guess at the old one.
        if (PasswordRules.Check(change.Next, own.UserName) is { } wrong)
        {
            return Error.Invalid("password_invalid", "The new password cannot be taken.", wrong with { Field = "newPassword" });
        }

        var proof = new Proof(change.Current, change.Address) { Code = change.Code };
        var verified = await _proof.CheckAsync(own.UserId, proof, "currentPassword", cancellationToken);
        if (!verified.IsSuccess)
        {
            return verified.Error;
        }

        var code = await _proof.CheckCodeAsync(own.UserId, proof, cancellationToken);
        if (!code.IsSuccess)
        {
            return code.Error;
        }

        var next = await _hasher.HashAsync(change.Next, cancellationToken);
        return next.IsSuccess
            ? await _transactions.RunAsync(transaction => ReplaceAsync(transaction, own, verified.Value, code.Value, next.Value, actor), cancellationToken)
            : next.Error;
    }

    private static async Task<Result<OpenedSession>> ReplaceAsync(
        IdentityTransaction transaction, Session own, string verified, CodeProof code, string next, Actor actor)
    {
        if (!await UserRows.ChangePasswordAsync(transaction, own.UserId, verified, next))
        {
            return Error.Conflict("password_changed", "The password was changed meanwhile, from another place.");
        }

        if (await CodeCheck.TakeAsync(transaction, own.UserId, own.UserName, code, actor) is { IsSuccess: false } used)
        {
            return used.Error;
        }

        await transaction.EndOtherSessionsAsync(own);
        var entry = new AuditEntry(actor, AuditActions.PasswordChanged, AuditOutcome.Done) { Target = TargetOf(own), TargetName = own.UserName };
        await transaction.AuditAsync(entry);
        await transaction.TellAsync(new PasswordChanged(own.UserId, own.UserName), actor);
        return await transaction.RenewAsync(own) is { } renewed ? renewed : Ended;
    }

    private static string TargetOf(Session own) => $"user:{own.UserId}";
}
