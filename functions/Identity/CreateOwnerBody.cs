namespace Nebula.Functions.Identity;

/// <summary>Body of <c>POST /api/setup/owner</c>.</summary>
internal sealed record CreateOwnerBody
{
    public string Token { get; init; } = "";

    public string Name { get; init; } = "";

    public string Password { get; init; } = "";
}
