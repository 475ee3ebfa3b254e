using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Platform.Identity.Users;

/// <summary>
/// Changes to users by somebody else, which reach their open sessions at once, in every process. Whom they had invited, they had
/// invited with the rights that they lose: those invitations end too.
/// </summary>
public sealed class UserService
{
    private readonly IdentityTransactions _transactions;

    internal UserService(IdentityTransactions transactions) => _transactions = transactions;

    /// <summary>Changes what the user may do. Open sessions end: a session never outlives the rights it was opened with.</summary>
    public Task<Result> ChangeRoleAsync(Guid id, Role role, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user) =>
        {
            if (UserAuthority.Check(by, role) is { IsSuccess: false } refused)
            {
                return refused;
            }

            if (user.Role == role)
            {
                return Result.Success;
            }

            await UserRows.SetRoleAsync(transaction, id, role);
            await InviteRows.DeleteByInviterAsync(transaction, id);
            await transaction.EndSessionsAsync(id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.UserRoleChanged, user) with { Before = new { user.Role }, After = new { Role = role } });
            await transaction.TellAsync(new UserRoleChanged(id, user.Name, user.Role, role), actor);
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Shuts the user out, no login and every open session ended, or lets it in again.</summary>
    public Task<Result> SetDisabledAsync(Guid id, bool disabled, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user) =>
        {
            if (user.DisabledAt is not null == disabled)
            {
                return Result.Success;
            }

            await UserRows.SetDisabledAsync(transaction, id, disabled ? transaction.Now : null);
            await InviteRows.DeleteByInviterAsync(transaction, id);
            await transaction.EndSessionsAsync(id);
            await transaction.AuditAsync(EntryOf(actor, disabled ? AuditActions.UserDisabled : AuditActions.UserEnabled, user));
            await transaction.TellAsync(new UserAccessChanged(id, user.Name, !disabled), actor);
            return Result.Success;
        },
        cancellationToken);

    public Task<Result> DeleteAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user) =>
        {
            await transaction.EndSessionsAsync(id);
            await UserRows.DeleteAsync(transaction, id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.UserDeleted, user) with { Before = new { user.Name, user.Role } });
            await transaction.TellAsync(new UserDeleted(id, user.Name), actor);
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Signs the user out everywhere.</summary>
    public Task<Result> EndSessionsAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user) =>
        {
            var number = await transaction.EndSessionsAsync(id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.SessionClosed, user) with { After = new { ended = number } });
            return Result.Success;
        },
        cancellationToken);

    // The user is locked before it is judged, so that two changes at once cannot pass by each other.
    private Task<Result> ChangeAsync(
        Guid id, Principal by, Func<IdentityTransaction, User, Task<Result>> change, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await UserRows.LockAsync(transaction, id) is not { } user)
            {
                return Error.NotFound("user_not_found", "There is no such user.");
            }

            var allowed = UserAuthority.Check(by, user.Role);
            return allowed.IsSuccess ? await change(transaction, user) : allowed;
        },
        cancellationToken);

    private static AuditEntry EntryOf(Actor actor, string action, User user) =>
        new(actor, action, AuditOutcome.Done) { Target = $"user:{user.Id}", TargetName = user.Name };
}
