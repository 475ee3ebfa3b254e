using Microsoft.Extensions.Options;
using Nebula.Platform.Integrations;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>The identity provider: whether it publishes what a sign-on needs, under its own name, with keys.</summary>
internal sealed class OidcIntegration(OidcProvider provider, IOptionsMonitor<OidcOptions> options) : IIntegration
{
    private const string Issuer = "NEBULA_OIDC_ISSUER";
    private const string ClientId = "NEBULA_OIDC_CLIENT_ID";

    public IntegrationDescription Description { get; } = new("oidc", "Identity provider", "Lets people sign in with one account for everything.")
    {
        Settings =
        [
            Issuer, ClientId, "NEBULA_OIDC_CLIENT_SECRET", "NEBULA_OIDC_NAME", "NEBULA_OIDC_SCOPES", "NEBULA_OIDC_GROUPS_CLAIM", "NEBULA_OIDC_ROLES", "NEBULA_OIDC_CREATE_USERS",
        ],
        HowTo = "Add a client there for the authorization code flow with PKCE, with https://your.nebula/login/oidc as its redirect address.",
        Link = new Uri("https://www.authelia.com/integration/openid-connect/introduction/"),
    };

    public IReadOnlyList<string> Missing
    {
        get
        {
            var settings = options.CurrentValue;
            return (settings.Issuer, settings.ClientId) switch
            {
                (null or "", _) => [Issuer],
                (_, null or "") => [ClientId],
                _ => [],
            };
        }
    }

    public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken)
    {
        var published = await provider.LookAsync(cancellationToken);
        if (!published.IsSuccess)
        {
            return new IntegrationAnswer(false, published.Error.Detail);
        }

        var keys = published.Value.SigningKeys.Count;
        return keys > 0
            ? new IntegrationAnswer(true, $"{published.Value.Issuer} publishes its endpoints and {keys} key{(keys == 1 ? "" : "s")}; whether it knows our client, a sign-in shows")
            : new IntegrationAnswer(false, $"{published.Value.Issuer} publishes no key with which it signs");
    }
}
