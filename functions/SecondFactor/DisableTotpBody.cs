namespace Nebula.Functions.SecondFactor;

/// <summary>Body of <c>POST /api/account/totp/removal</c>.</summary>
internal sealed record DisableTotpBody
{
    public string Password { get; init; } = "";

    /// <summary>Of the app, or a recovery code.</summary>
    public string Code { get; init; } = "";
}
