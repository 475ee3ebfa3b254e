using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Whether an id token is one for us, now, of this sign-on: by Microsoft's libraries, with nothing left to a default that is lax.</summary>
internal sealed class IdTokenCheck
{
    // No "none", and no HS*, whose key would be our own secret.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly OpenIdConnectProtocolValidator _protocol = new() { RequireTimeStampInNonce = false, RequireNonce = true, RequireStateValidation = false, RequireSub = true };

    /// <exception cref="SecurityTokenException">It is not.</exception>
    /// <exception cref="OpenIdConnectProtocolException">It is not.</exception>
    /// <param name="configuration">What the provider publishes.</param>
    /// <param name="answer">With the token.</param>
    /// <param name="clientId">For whom it must be.</param>
    /// <param name="nonce">What it must repeat.</param>
    public JwtSecurityToken Read(OpenIdConnectConfiguration configuration, OpenIdConnectMessage answer, string clientId, string nonce)
    {
        _handler.ValidateToken(
            answer.IdToken,
            new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = clientId,
                IssuerSigningKeys = configuration.SigningKeys,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ValidateIssuerSigningKey = true,
                ClockSkew = TimeSpan.FromMinutes(1),
            },
            out var validated);
        var token = (JwtSecurityToken)validated;
        _protocol.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
        {
            ClientId = clientId,
            Nonce = nonce,
            ProtocolMessage = answer,
            ValidatedIdToken = token,
        });
        return token;
    }
}
