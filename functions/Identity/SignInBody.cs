namespace Nebula.Functions.Identity;

/// <summary>Body of <c>POST /api/session</c>.</summary>
internal sealed record SignInBody
{
    public string Name { get; init; } = "";

    public string Password { get; init; } = "";
}
