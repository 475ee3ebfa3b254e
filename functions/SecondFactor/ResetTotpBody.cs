namespace Nebula.Functions.SecondFactor;

/// <summary>Body of <c>POST /api/internal/totp-resets</c>.</summary>
internal sealed record ResetTotpBody
{
    public string Name { get; init; } = "";
}
