namespace Nebula.Functions.Accounts;

/// <summary>Body of <c>POST /api/session/confirm</c>.</summary>
internal sealed record ConfirmSessionBody
{
    public string Password { get; init; } = "";

    /// <summary>Of the app, or a recovery code, from who has a second factor.</summary>
    public string Code { get; init; } = "";
}
