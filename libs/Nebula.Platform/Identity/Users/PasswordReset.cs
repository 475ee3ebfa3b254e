using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Passkeys;
using Nebula.Platform.Identity.Passwords;

namespace Nebula.Platform.Identity.Users;

/// <summary>The operator of the machine gives somebody, the owner too, a new password.</summary>
public sealed class PasswordReset
{
    private readonly UserDirectory _users;
    private readonly PasswordHasher _hasher;
    private readonly IdentityTransactions _transactions;

    internal PasswordReset(UserDirectory users, PasswordHasher hasher, IdentityTransactions transactions) =>
        (_users, _hasher, _transactions) = (users, hasher, transactions);

    /// <summary>Sets the password, ends every session of the user and takes the passkeys.</summary>
    public async Task<Result> ResetAsync(string name, string password, Actor actor, CancellationToken cancellationToken)
    {
        var (read, nameWrong) = await _users.ReadNameAsync(name, cancellationToken);
        var wrong = new[] { nameWrong, PasswordRules.Check(password, read) }.OfType<FieldError>().ToList();
        if (wrong.Count > 0)
        {
            return Error.Invalid("user_invalid", "The name or the password cannot be taken.", wrong);
        }

        var hash = await _hasher.HashAsync(password, cancellationToken);
        return hash.IsSuccess
            ? await _transactions.RunAsync(transaction => SetAsync(transaction, UserName.KeyOf(read), hash.Value, actor), cancellationToken)
            : hash.Error;
    }

    private static async Task<Result> SetAsync(IdentityTransaction transaction, string key, string hash, Actor actor)
    {
        if (await UserRows.FindIdAsync(transaction, key) is not { } id || await UserRows.LockAsync(transaction, id) is not { } user)
        {
            return Error.NotFound("user_not_found", "There is no user of this name.");
        }

        await UserRows.SetPasswordAsync(transaction, id, hash);
        await transaction.EndSessionsAsync(id);

        // Somebody may have made one for later while they had the session of another.
        var passkeys = await PasskeyRows.DeleteOfUserAsync(transaction, id);
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.PasswordReset, AuditOutcome.Done)
        {
            Target = $"user:{id}",
            TargetName = user.Name,
            Before = passkeys > 0 ? new { passkeys } : null,
        });
        await transaction.TellAsync(new PasswordChanged(id, user.Name), actor);
        return Result.Success;
    }
}
