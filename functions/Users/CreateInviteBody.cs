using Nebula.Platform.Identity;

namespace Nebula.Functions.Users;

/// <summary>Body of <c>POST /api/invites</c>.</summary>
internal sealed record CreateInviteBody
{
    public string Name { get; init; } = "";

    public required Role Role { get; init; }
}
