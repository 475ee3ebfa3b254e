using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>Takes the second factor of somebody who is locked out: an admin of a lesser user, the operator of the machine of anybody.</summary>
public sealed class SecondFactorRemoval
{
    private readonly UserDirectory _users;
    private readonly IdentityTransactions _transactions;

    internal SecondFactorRemoval(UserDirectory users, IdentityTransactions transactions) => (_users, _transactions) = (users, transactions);

    public Task<Result> RemoveAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await UserRows.LockAsync(transaction, id) is not { } user)
            {
                return Error.NotFound("user_not_found", "There is no such user.");
            }

            var allowed = UserAuthority.Check(by, user.Role);
            return allowed.IsSuccess ? await RemoveAsync(transaction, user, actor) : allowed;
        },
        cancellationToken);

    /// <summary>By name, the owner's too: the way back for who sits at the machine.</summary>
    public async Task<Result> ResetAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        var (read, wrong) = await _users.ReadNameAsync(name, cancellationToken);
        if (wrong is not null)
        {
            return Error.Invalid("user_invalid", "Nobody can have this name.", wrong);
        }

        return await _transactions.RunAsync(
            async transaction =>
                await UserRows.FindIdAsync(transaction, UserName.KeyOf(read)) is { } id && await UserRows.LockAsync(transaction, id) is { } user
                    ? await RemoveAsync(transaction, user, actor)
                    : Error.NotFound("user_not_found", "There is no user of this name."),
            cancellationToken);
    }

    private static async Task<Result> RemoveAsync(IdentityTransaction transaction, User user, Actor actor)
    {
        if (!await SecondFactorRows.DeleteAsync(transaction, user.Id))
        {
            return Error.Conflict("totp_off", $"{user.Name} has no second factor.");
        }

        await UserRows.RaiseVersionAsync(transaction, user.Id);
        await transaction.EndSessionsAsync(user.Id);
        await transaction.AuditAsync(new AuditEntry(actor, AuditActions.TotpRemoved, AuditOutcome.Done) { Target = $"user:{user.Id}", TargetName = user.Name });
        await transaction.TellAsync(new SecondFactorChanged(user.Id, user.Name, On: false), actor);
        return Result.Success;
    }
}
