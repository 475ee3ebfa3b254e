using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.SecondFactor;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Npgsql;

namespace Nebula.Platform.Identity.Users;

/// <summary>The second step of a login. Challenge, code and session are one transaction: each is used up by one session or by none.</summary>
public sealed class CodeSignIn
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Challenges of one user that wait for a code; as many again from addresses from which the user has signed in before.</summary>
    public const int MaxOpen = 5;

    private readonly NpgsqlDataSource _database;
    private readonly UserStore _users;
    private readonly CodeCheck _codes;
    private readonly IdentityTransactions _transactions;
    private readonly TimeProvider _time;

    internal CodeSignIn(NpgsqlDataSource database, UserStore users, CodeCheck codes, IdentityTransactions transactions, TimeProvider time) =>
        (_database, _users, _codes, _transactions, _time) = (database, users, codes, transactions, time);

    private static Error Ended => Error.Unauthorized("challenge_ended", "The code came too late, or something about the account has changed. Start again with the password.");

    public async Task<Result<OpenedSession>> FinishAsync(CodeAttempt attempt, CancellationToken cancellationToken)
    {
        if (await FindUserAsync(attempt.Token, cancellationToken) is not { } user)
        {
            return Ended;
        }

        var group = AddressGroup.Of(attempt.Address);
        var guess = CodeGuess.AtLogin(user.Id, attempt.Address, await _users.IsFamiliarAsync(user.Id, group, cancellationToken));
        var code = await _codes.ReadAsync(user.Id, attempt.Code, guess, cancellationToken);
        if (!code.IsSuccess)
        {
            return await RefuseAsync(user, attempt, code.Error, cancellationToken);
        }

        var opened = await _transactions.RunAsync(transaction => OpenAsync(transaction, user, code.Value, attempt), cancellationToken);
        if (opened.IsSuccess)
        {
            await _codes.ForgiveAsync(guess);
            await _users.RememberAddressAsync(user.Id, group, _time.GetUtcNow(), cancellationToken);
            return opened;
        }

        return await RefuseAsync(user, attempt, opened.Error, cancellationToken);
    }

    /// <summary>Whose password was right for the challenge; null when there is none or it has ended.</summary>
    public async Task<User?> FindUserAsync(string token, CancellationToken cancellationToken) =>
        SecretToken.IsPlausible(token) ? await FindAsync(token, cancellationToken) : null;

    /// <summary>Begins it, after a right password.</summary>
    /// <param name="user">As it was judged.</param>
    /// <param name="familiar">Whether the user has signed in from the address before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task<Result<SignInChallenge>> BeginAsync(User user, bool familiar, CancellationToken cancellationToken) =>
        _transactions.RunAsync<SignInChallenge>(
            async transaction =>
            {
                // Locked, so that two that begin at once count each other; whoever was deleted meanwhile is nobody.
                if (await UserRows.LockAsync(transaction, user.Id) is null)
                {
                    return Error.Unauthorized("credentials_invalid", "The name or the password is wrong.");
                }

                var challenge = new SignInChallenge(SecretToken.Create(), transaction.Now + Lifetime);
                await ChallengeRows.InsertAsync(transaction, user, SecretToken.HashOf(challenge.Token), challenge.ExpiresAt, familiar, MaxOpen);
                return challenge;
            },
            cancellationToken);

    /// <summary>Removes challenges that nobody met.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await ChallengeRows.DeleteEndedAsync(connection, _time.GetUtcNow(), cancellationToken);
    }

    private async Task<User?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await ChallengeRows.FindAsync(connection, SecretToken.HashOf(token), _time.GetUtcNow(), cancellationToken);
    }

    // Somebody has the password and not the phone: the user is to hear of it, once a challenge.
    private async Task<Result<OpenedSession>> RefuseAsync(User user, CodeAttempt attempt, Error error, CancellationToken cancellationToken)
    {
        if (error.Code == "code_wrong")
        {
            await _transactions.RunAsync(
                async transaction =>
                {
                    if (await ChallengeRows.NoteRefusalAsync(transaction, SecretToken.HashOf(attempt.Token)))
                    {
                        await transaction.TellAsync(new CodeRefused(user.Id, user.Name, attempt.Address.ToString()), Actor.Nebula);
                    }

                    return Result.Success;
                },
                cancellationToken);
        }

        return error;
    }

    // The user's row first, as everybody does who changes it: nobody waits for another in a circle.
    private static async Task<Result<OpenedSession>> OpenAsync(IdentityTransaction transaction, User user, CodeProof code, CodeAttempt attempt)
    {
        var method = code.RecoveryHash is null ? SignInMethod.Code : SignInMethod.RecoveryCode;
        var draft = new SessionDraft(user, method, attempt.Address, attempt.UserAgent) { TraceId = attempt.TraceId };
        var opened = await SessionOpening.OpenAsync(transaction, draft);
        if (!opened.IsSuccess || !await ChallengeRows.TakeAsync(transaction, SecretToken.HashOf(attempt.Token)))
        {
            return Ended;
        }

        var actor = new Actor(PrincipalKind.User, user.Id.ToString(), user.Name) { Address = attempt.Address.ToString(), TraceId = attempt.TraceId };
        var taken = await CodeCheck.TakeAsync(transaction, user.Id, user.Name, code, actor);
        return taken.IsSuccess ? opened : taken.Error;
    }
}
