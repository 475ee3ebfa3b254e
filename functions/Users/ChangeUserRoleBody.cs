using Nebula.Platform.Identity;

namespace Nebula.Functions.Users;

/// <summary>Body of <c>PUT /api/users/{id}/role</c>.</summary>
internal sealed record ChangeUserRoleBody
{
    public required Role Role { get; init; }
}
