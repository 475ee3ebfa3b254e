using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Sessions;

namespace Nebula.Platform.Identity.Users;

/// <summary>Changes to users that must reach their open sessions at once, in every process.</summary>
internal sealed class UserService(UserStore users, SessionService sessions, TimeProvider time)
{
    /// <summary>Shuts the user out: no login, and every open session ends now.</summary>
    public async Task<Result> DisableAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await users.DisableAsync(id, time.GetUtcNow(), cancellationToken))
        {
            return await RefusalAsync(id, cancellationToken);
        }

        await sessions.CloseAllAsync(id, cancellationToken);
        return Result.Success;
    }

    /// <summary>Changes what the user may do. Open sessions end: a session never outlives the rights it was opened with.</summary>
    public async Task<Result> ChangeRoleAsync(Guid id, Role role, CancellationToken cancellationToken)
    {
        if (role == Role.Owner)
        {
            return Error.Conflict("owner_is_one", "There is one owner; ownership is not given by a change of role.");
        }

        if (!await users.ChangeRoleAsync(id, role, cancellationToken))
        {
            return await RefusalAsync(id, cancellationToken);
        }

        await sessions.CloseAllAsync(id, cancellationToken);
        return Result.Success;
    }

    private async Task<Result> RefusalAsync(Guid id, CancellationToken cancellationToken) => await users.FindAsync(id, cancellationToken) switch
    {
        null => Error.NotFound("user_not_found", "There is no such user."),
        { Role: Role.Owner } => Error.Conflict("owner_stays", "The owner can be neither disabled nor given another role."),
        _ => Result.Success,
    };
}
