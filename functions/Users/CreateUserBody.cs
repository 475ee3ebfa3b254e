using Nebula.Platform.Identity;

namespace Nebula.Functions.Users;

/// <summary>Body of <c>POST /api/users</c>.</summary>
internal sealed record CreateUserBody
{
    public string Name { get; init; } = "";

    public required Role Role { get; init; }

    public string Password { get; init; } = "";
}
