using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Platform.Identity.Users;

/// <summary>Hands ownership over: the one way in which the owner changes, by the owner's own act.</summary>
public sealed class OwnershipService
{
    private readonly IdentityTransactions _transactions;

    internal OwnershipService(IdentityTransactions transactions) => _transactions = transactions;

    /// <summary>The other becomes the owner and the owner an admin; both sign in anew.</summary>
    public Task<Result> HandOverAsync(Guid owner, Guid next, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            // Two who hand over at once wait for each other, and the second is no owner any more.
            await UserRows.LockAllAsync(transaction, owner, next);
            if (await UserRows.LockAsync(transaction, owner) is not { Role: Role.Owner } from)
            {
                return Error.Forbidden("not_the_owner", "Only the owner hands ownership over.");
            }

            if (next == owner || await UserRows.LockAsync(transaction, next) is not { } to)
            {
                return Error.NotFound("user_not_found", "There is no such other user.");
            }

            if (to.DisabledAt is not null)
            {
                return Error.Conflict("user_disabled", $"{to.Name} cannot sign in, so nobody could act as the owner. Let {to.Name} in again first.");
            }

            // Down before up: an index allows one owner at any moment.
            await UserRows.SetRoleAsync(transaction, owner, Role.Admin);
            await UserRows.SetRoleAsync(transaction, next, Role.Owner);
            await InviteRows.DeleteByInviterAsync(transaction, owner);
            await transaction.EndSessionsAsync(owner);
            await transaction.EndSessionsAsync(next);
            await transaction.AuditAsync(new AuditEntry(actor, AuditActions.OwnerChanged, AuditOutcome.Done)
            {
                Target = $"user:{next}",
                TargetName = to.Name,
                Before = new { owner = from.Name },
                After = new { owner = to.Name },
            });
            await transaction.TellAsync(new OwnerChanged(next, to.Name, from.Name), actor);
            return Result.Success;
        },
        cancellationToken);
}
