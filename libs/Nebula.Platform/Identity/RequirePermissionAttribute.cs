namespace Nebula.Platform.Identity;

/// <summary>The function runs only for a principal that has the permission.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequirePermissionAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}
