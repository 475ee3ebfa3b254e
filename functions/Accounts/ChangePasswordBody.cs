namespace Nebula.Functions.Accounts;

/// <summary>Body of <c>PUT /api/account/password</c>.</summary>
internal sealed record ChangePasswordBody
{
    public string CurrentPassword { get; init; } = "";

    public string NewPassword { get; init; } = "";

    /// <summary>Of the app, or a recovery code, from who has a second factor.</summary>
    public string Code { get; init; } = "";
}
