namespace Nebula.Functions.Oidc;

/// <summary>Body of <c>POST /api/sign-in/oidc</c>.</summary>
internal sealed record StartOidcBody
{
    /// <summary>A path of the site; the dashboard when left out.</summary>
    public string? ReturnTo { get; init; }
}
