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

    private static Error Unknown => Error.NotFound("user_not_found", "There is no such user.");

    /// <summary>Changes what the user may do. Open sessions end: a session never outlives the rights it was opened with.</summary>
    /// <returns>What goes on with the rights that the user had.</returns>
    public Task<Result<LastSaved>> ChangeRoleAsync(Guid id, Role role, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync<LastSaved>(
        id,
        by,
        async (transaction, user, now) =>
        {
            if (UserAuthority.Check(now, role) is { IsSuccess: false } refused)
            {
                return refused.Error;
            }

            var left = await ReadLeftAsync(transaction, user);
            if (user.Role == role)
            {
                return left;
            }

            await UserRows.SetRoleAsync(transaction, id, role);
            await InviteRows.DeleteByInviterAsync(transaction, id);
            await transaction.EndSessionsAsync(id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.UserRoleChanged, user) with { Before = new { user.Role }, After = new { Role = role } });
            await transaction.TellAsync(new UserRoleChanged(id, user.Name, user.Role, role) { Left = LeftBehind.Of(left) }, actor);
            return left;
        },
        cancellationToken);

    /// <summary>Shuts the user out, no login and every open session ended, or lets it in again.</summary>
    public Task<Result> SetDisabledAsync(Guid id, bool disabled, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user, _) =>
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

    /// <returns>What goes on with the rights that the user had.</returns>
    public Task<Result<LastSaved>> DeleteAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync<LastSaved>(
        id,
        by,
        async (transaction, user, _) =>
        {
            var left = await ReadLeftAsync(transaction, user);
            await transaction.EndSessionsAsync(id);
            await UserRows.DeleteAsync(transaction, id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.UserDeleted, user) with { Before = new { user.Name, user.Role } });
            await transaction.TellAsync(new UserDeleted(id, user.Name) { Left = LeftBehind.Of(left) }, actor);
            return left;
        },
        cancellationToken);

    /// <summary>Signs the user out everywhere.</summary>
    public Task<Result> EndSessionsAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        by,
        async (transaction, user, _) =>
        {
            var number = await transaction.EndSessionsAsync(id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.SessionClosed, user) with { After = new { ended = number } });
            return Result.Success;
        },
        cancellationToken);

    /// <summary>What the user was the last to save, for whoever is about to take rights away.</summary>
    public Task<Result<LastSaved>> FindLastSavedAsync(Guid id, CancellationToken cancellationToken) => _transactions.RunAsync<LastSaved>(
        async transaction => await UserRows.ShareAsync(transaction, id) is { } user ? await ReadLeftAsync(transaction, user) : Unknown, cancellationToken);

    // Both are locked before anything is judged, so that two changes at once cannot pass by each other; and who judges is read again.
    private Task<Result<T>> ChangeAsync<T>(
        Guid id, Principal by, Func<IdentityTransaction, User, Principal, Task<Result<T>>> change, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            await UserRows.LockAllAsync(transaction, by.UserId is { } own ? [own, id] : [id]);
            var now = await UserAuthority.ReadAgainAsync(transaction, by);
            if (await UserRows.LockAsync(transaction, id) is not { } user)
            {
                return Unknown;
            }

            var allowed = UserAuthority.Check(now, user.Role);
            return allowed.IsSuccess ? await change(transaction, user, now) : allowed.Error;
        },
        cancellationToken);

    private async Task<Result> ChangeAsync(
        Guid id, Principal by, Func<IdentityTransaction, User, Principal, Task<Result>> change, CancellationToken cancellationToken)
    {
        var result = await ChangeAsync<bool>(
            id,
            by,
            async (transaction, user, now) => await change(transaction, user, now) is { IsSuccess: false } refused ? refused.Error : true,
            cancellationToken);
        return result.IsSuccess ? Result.Success : result.Error;
    }

    private static Task<LastSaved> ReadLeftAsync(IdentityTransaction transaction, User user) =>
        LastSavedRows.ReadAsync(transaction.Connection, user.Name, transaction.Cancellation);

    private static AuditEntry EntryOf(Actor actor, string action, User user) =>
        new(actor, action, AuditOutcome.Done) { Target = $"user:{user.Id}", TargetName = user.Name };
}
