using System.Collections.Frozen;

namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>What a key can be allowed: what its user may, but not what is about persons themselves.</summary>
public static class ApiKeyScopes
{
    // A key neither manages its user's account, nor makes or ends keys, nor hands ownership over, nor takes the keys of secrets away.
    private static readonly FrozenSet<string> Personal =
        [Permissions.SessionRead, Permissions.AccountWrite, Permissions.ApiKeysManage, Permissions.OwnerWrite, Permissions.RecoveryWrite];

    public static IReadOnlyList<string> Of(Role role) =>
        [.. RolePermissions.Of(role).Where(permission => !Personal.Contains(permission)).Order(StringComparer.Ordinal)];

    /// <summary>What of the chosen permissions a key has while its user has the role.</summary>
    public static IReadOnlySet<string> Effective(IEnumerable<string> chosen, Role role) => chosen.Intersect(Of(role)).ToFrozenSet();
}
