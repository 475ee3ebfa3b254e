namespace Nebula.Functions.Users;

/// <summary>Body of <c>POST /api/invites/look</c>.</summary>
internal sealed record LookAtInviteBody
{
    public string Token { get; init; } = "";
}
