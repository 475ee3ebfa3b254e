namespace Nebula.Functions.Accounts;

/// <summary>Body of <c>POST /api/session/confirm</c>.</summary>
internal sealed record ConfirmSessionBody
{
    public string Password { get; init; } = "";
}
