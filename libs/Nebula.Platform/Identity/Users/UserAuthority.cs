using Nebula.Platform.Errors;

namespace Nebula.Platform.Identity.Users;

/// <summary>
/// Who may manage whom: the owner, and the operator of the machine through our service, everybody but the owner; an admin viewers and
/// operators. So nobody makes an equal or a greater, and nobody changes oneself.
/// </summary>
internal static class UserAuthority
{
    /// <summary>Whether a user of the role may be made, changed or removed by the principal.</summary>
    public static Result Check(Principal by, Role role)
    {
        if (role == Role.Owner)
        {
            return Error.Conflict("owner_stays", "There is one owner, who is neither made nor changed here; ownership is handed over by its owner.");
        }

        var highest = by switch
        {
            { Kind: PrincipalKind.Service } or { Role: Role.Owner } => Role.Admin,
            { Role: Role.Admin } => Role.Operator,
            _ => (Role?)null,
        };
        return role <= highest
            ? Result.Success
            : Error.Forbidden("role_beyond_yours", $"{by.Name} may not manage users of the role {RoleText.Of(role)}.");
    }

    /// <summary>
    /// The principal as its user is now, who then stays so until the transaction ends: between the request and here somebody may have taken
    /// the rights away by which it came in. Read before anything is locked that belongs to users below, so that nobody waits in a circle.
    /// </summary>
    public static async Task<Principal> ReadAgainAsync(IdentityTransaction transaction, Principal by) => by.UserId is { } id
        ? by with { Role = await UserRows.ShareAsync(transaction, id) is { DisabledAt: null } now ? now.Role : null }
        : by;
}
