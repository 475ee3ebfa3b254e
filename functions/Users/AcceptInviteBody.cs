namespace Nebula.Functions.Users;

/// <summary>Body of <c>POST /api/invites/accept</c>.</summary>
internal sealed record AcceptInviteBody
{
    public string Token { get; init; } = "";

    public string Password { get; init; } = "";
}
