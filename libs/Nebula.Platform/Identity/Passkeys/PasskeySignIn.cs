using System.Net;
using System.Text.Json.Nodes;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.Passkeys;

/// <summary>
/// Signing in without a name, and proving anew who is at a session. The device verifies its person, so a passkey is both factors: no code is
/// asked for, and what wants a second factor has one.
/// </summary>
public sealed class PasskeySignIn
{
    private readonly PasskeyCeremony _ceremony;
    private readonly PasskeyChallenges _challenges;
    private readonly PasskeyEntry _entry;
    private readonly SecondFactorRule _rule;
    private readonly IdentityTransactions _transactions;

    internal PasskeySignIn(
        PasskeyCeremony ceremony, PasskeyChallenges challenges, PasskeyEntry entry, SecondFactorRule rule, IdentityTransactions transactions) =>
        (_ceremony, _challenges, _entry, _rule, _transactions) = (ceremony, challenges, entry, rule, transactions);

    /// <summary>The question.</summary>
    /// <param name="place">Where the browser is.</param>
    /// <param name="own">Whose session is to be confirmed; null to sign in.</param>
    /// <param name="address">From where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<PasskeyStart>> StartAsync(PasskeyPlace place, Session? own, IPAddress address, CancellationToken cancellationToken)
    {
        var admitted = await _entry.AdmitAsync(address);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var holder = own is null ? null : new PasskeyHolder(own.UserId, own.UserName);
        var (options, state) = await _ceremony.AskAsync(place, holder, cancellationToken);
        if (holder is not null && options["allowCredentials"] is not JsonArray { Count: > 0 })
        {
            return Error.Conflict("passkey_missing", "You have no passkey here. Confirm with your password.");
        }

        return new PasskeyStart(options, await _challenges.BeginAsync(own is null ? PasskeyPurpose.SignIn : PasskeyPurpose.Confirm, own, state, cancellationToken));
    }

    public Task<Result<OpenedSession>> SignInAsync(PasskeyReply reply, CancellationToken cancellationToken) => ProveAsync(
        reply,
        own: null,
        async (transaction, user) => await SessionOpening.OpenAsync(
            transaction, new SessionDraft(user, SignInMethod.Passkey, reply.Address, reply.UserAgent) { TraceId = reply.TraceId }),
        cancellationToken);

    /// <summary>The session goes on as a fresh one, with a new token.</summary>
    public Task<Result<OpenedSession>> ConfirmAsync(PasskeyReply reply, Session own, CancellationToken cancellationToken) => ProveAsync(
        reply,
        own,
        async (transaction, user) =>
        {
            await transaction.AuditAsync(new AuditEntry(ActorOf(user, reply), AuditActions.SessionConfirmed, AuditOutcome.Done)
            {
                Target = $"session:{own.Id}",
                Detail = "By a passkey.",
            });
            return await transaction.ConfirmByPasskeyAsync(own) is { } renewed
                ? renewed
                : Error.Unauthorized("session_expired", "The session has ended. Sign in again.");
        },
        cancellationToken);

    private async Task<Result<OpenedSession>> ProveAsync(
        PasskeyReply reply, Session? own, Func<IdentityTransaction, User, Task<Result<OpenedSession>>> open, CancellationToken cancellationToken)
    {
        var state = await _entry.TakeAsync(reply, own is null ? PasskeyPurpose.SignIn : PasskeyPurpose.Confirm, own, cancellationToken);
        if (!state.IsSuccess)
        {
            return state.Error;
        }

        if (await _ceremony.AssertAsync(reply, state.Value, cancellationToken) is not { } proved || own is not null && own.UserId != proved.UserId)
        {
            return PasskeyEntry.Refused;
        }

        await _entry.ForgiveAsync(reply.Address);
        var result = await _transactions.RunAsync<OpenedSession?>(
            async transaction =>
            {
                if (await UserRows.LockAsync(transaction, proved.UserId) is not { DisabledAt: null } user
                    || await PasskeyRows.LockAsync(transaction, user.Id, proved.CredentialId) is not { } passkey)
                {
                    return PasskeyEntry.Refused;
                }

                if (CountsBack(passkey, proved))
                {
                    // Told and written, which is why the refusal comes only after.
                    await TellCopiedAsync(transaction, user, passkey, reply);
                    return (OpenedSession?)null;
                }

                await PasskeyRows.TouchAsync(transaction, proved);
                var opened = await open(transaction, user);
                return opened.IsSuccess ? opened.Value : opened.Error;
            },
            cancellationToken);
        if (!result.IsSuccess)
        {
            return result.Error;
        }

        return result.Value is { } session ? session with { Session = _rule.Apply(session.Session) } : PasskeyEntry.Copied;
    }

    // A device that counts never says a number twice: whoever does has its key, or an older one of it.
    private static bool CountsBack(PasskeyRow passkey, PasskeyAssertion proved) =>
        (passkey.SignCount != 0 || proved.SignCount != 0) && proved.SignCount <= passkey.SignCount;

    private static async Task TellCopiedAsync(IdentityTransaction transaction, User user, PasskeyRow passkey, PasskeyReply reply)
    {
        var actor = ActorOf(user, reply);
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.SessionOpened, AuditOutcome.Refused)
        {
            Target = $"passkey:{passkey.Id}",
            TargetName = passkey.Name,
            Detail = "The passkey counts less than before, as a copy of it would.",
        });
        await transaction.TellAsync(new PasskeyCopied(user.Id, user.Name, passkey.Name), actor);
    }

    private static Actor ActorOf(User user, PasskeyReply reply) =>
        new(PrincipalKind.User, user.Id.ToString(), user.Name) { Address = reply.Address.ToString(), TraceId = reply.TraceId };
}
