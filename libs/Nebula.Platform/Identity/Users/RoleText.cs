namespace Nebula.Platform.Identity.Users;

/// <summary>A role as the database and the API write it.</summary>
internal static class RoleText
{
    public static string Of(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Admin => "admin",
        Role.Owner => "owner",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
