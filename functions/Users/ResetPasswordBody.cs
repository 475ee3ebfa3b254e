namespace Nebula.Functions.Users;

/// <summary>Body of <c>POST /api/internal/password-resets</c>.</summary>
internal sealed record ResetPasswordBody
{
    public string Name { get; init; } = "";

    public string Password { get; init; } = "";
}
