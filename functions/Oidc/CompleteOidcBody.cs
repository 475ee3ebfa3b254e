namespace Nebula.Functions.Oidc;

/// <summary>Body of <c>POST /api/sign-in/oidc/complete</c>: what the provider put into the address.</summary>
internal sealed record CompleteOidcBody
{
    public string State { get; init; } = "";

    public string Code { get; init; } = "";

    public string? Iss { get; init; }

    public string? Error { get; init; }
}
