namespace Nebula.Platform.Identity;

/// <summary>What a user is to this installation; <see cref="RolePermissions"/> says what that allows.</summary>
public enum Role
{
    /// <summary>Sees.</summary>
    Viewer,

    /// <summary>Sees and operates: runs checks, later restarts and deploys.</summary>
    Operator,

    /// <summary>Operates and changes what is monitored and how.</summary>
    Admin,

    /// <summary>Everything. The first user, made by the setup link.</summary>
    Owner,
}
