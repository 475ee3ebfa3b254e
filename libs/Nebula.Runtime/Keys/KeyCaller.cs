using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Keys;

/// <summary>Whoever sent a key that exists.</summary>
/// <param name="Level">What the key opens.</param>
/// <param name="KeyName">The key's name, never its value.</param>
internal sealed record KeyCaller(AuthorizationLevel Level, string KeyName)
{
    // All four names are the host's (SecurityConstants, AuthLevelAuthenticationDefaults in Azure/azure-functions-host).
    public const string Scheme = "WebJobsAuthLevel";
    public const string LevelClaim = "http://schemas.microsoft.com/2017/07/functions/claims/authlevel";
    public const string KeyNameClaim = "http://schemas.microsoft.com/2017/07/functions/claims/keyid";
    public const string InvokeClaim = "http://schemas.microsoft.com/2017/07/functions/claims/invoke";

    /// <summary>Whether the key opens an endpoint: levels do not include each other, but Admin opens all.</summary>
    public bool Opens(AuthorizationLevel required) => Level == required || Level is AuthorizationLevel.Admin;

    /// <summary>A principal of its own for each request, since a principal can be changed.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(LevelClaim, Level.ToString()), new Claim(InvokeClaim, "true"), new Claim(KeyNameClaim, KeyName)], Scheme));

    /// <summary>Whether the request carries the master key; for the stages behind <see cref="KeyGate"/>.</summary>
    public static bool IsAdmin(HttpContext http) =>
        http.User.HasClaim(claim => claim.Type == LevelClaim
            && claim.Value == nameof(AuthorizationLevel.Admin)
            && claim.Subject?.AuthenticationType == Scheme);
}
