using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Signing in with an identity provider: Authelia, Keycloak, Authentik and others that speak OpenID Connect.</summary>
public sealed class OidcOptions : IValidatableObject
{
    public const string SectionName = "Oidc";

    [EnvironmentVariable(
        "NEBULA_OIDC_ISSUER",
        "The issuer of your identity provider, as it calls itself in /.well-known/openid-configuration. Not set: no single sign-on. There, allow "
            + "https://your.nebula/login/oidc as the redirect address of the client.",
        Label = "Issuer",
        Example = "https://auth.example.net",
        Dangerous = true)]
    public string? Issuer { get; set; }

    [EnvironmentVariable("NEBULA_OIDC_CLIENT_ID", "How the identity provider calls this installation.", Label = "Client id", Example = "nebula", Dangerous = true)]
    public string? ClientId { get; set; }

    [EnvironmentVariable("NEBULA_OIDC_CLIENT_SECRET", "The client's secret. Not set: a public client, protected by PKCE alone.", Label = "Client secret", Secret = true)]
    [MinLength(4, ErrorMessage = "must have at least 4 characters")]
    public string? ClientSecret { get; set; }

    [EnvironmentVariable("NEBULA_OIDC_NAME", "What the button says: Sign in with …", Label = "Name on the button", Example = "Authelia")]
    [StringLength(40, MinimumLength = 1, ErrorMessage = "must have 1 to 40 characters")]
    public string Name { get; set; } = "single sign-on";

    [EnvironmentVariable("NEBULA_OIDC_SCOPES", "What is asked for, by spaces. Keycloak knows no scope groups unless you add it.", Label = "Scopes", Example = "openid profile groups")]
    [RegularExpression(@"openid( [\x21\x23-\x5b\x5d-\x7e]+)*", ErrorMessage = "must be openid and further scopes, apart by one space")]
    public string Scopes { get; set; } = "openid profile groups";

    [EnvironmentVariable("NEBULA_OIDC_GROUPS_CLAIM", "The claim that lists the groups.", Label = "Claim of the groups", Example = "groups", Dangerous = true)]
    [StringLength(100, MinimumLength = 1, ErrorMessage = "must have 1 to 100 characters")]
    public string GroupsClaim { get; set; } = "groups";

    [EnvironmentVariable(
        "NEBULA_OIDC_ROLES",
        "Which group has which role (viewer, operator, admin; never owner), by commas; * is everybody. The highest counts, and it is read at each "
            + "sign-in: who is in no group listed loses the role and cannot sign in this way. Not set: roles are given here.",
        Label = "Roles by group",
        Example = "nebula-admins=admin,family=viewer",
        Dangerous = true)]
    public string Roles { get; set; } = "";

    [EnvironmentVariable(
        "NEBULA_OIDC_CREATE_USERS",
        "true: whoever has a role by group becomes a user at the first sign-in. false: only accounts that a user has linked can sign in.",
        Label = "Make users at their first sign-in",
        Dangerous = true)]
    public bool CreateUsers { get; set; }

    public bool IsConfigured => !string.IsNullOrEmpty(Issuer) && !string.IsNullOrEmpty(ClientId);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Issuer) && !OidcAddress.IsTrustworthy(Issuer))
        {
            yield return new ValidationResult("must be an https address; http only on this machine", [nameof(Issuer)]);
        }

        var roles = GroupRoles.Parse(Roles);
        if (!roles.IsSuccess)
        {
            yield return new ValidationResult(roles.Error.Detail, [nameof(Roles)]);
        }
        else if (CreateUsers && !roles.Value.IsConfigured)
        {
            yield return new ValidationResult("needs NEBULA_OIDC_ROLES: which role would a new user have?", [nameof(CreateUsers)]);
        }
    }
}
