namespace Nebula.Functions.Users;

/// <param name="Roles">The one that may least first; each may what those before may.</param>
/// <param name="Permissions">Every permission that a role has, those of the first role first.</param>
internal sealed record RoleListAnswer(IReadOnlyList<RoleAnswer> Roles, IReadOnlyList<PermissionAnswer> Permissions);
