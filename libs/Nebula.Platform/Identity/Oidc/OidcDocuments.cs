using Microsoft.IdentityModel.Protocols;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>Fetches what a provider publishes, through the guard, from addresses fit for it only.</summary>
internal sealed class OidcDocuments(OutboundHttp outbound) : IDocumentRetriever
{
    private const int MaxLength = 1024 * 1024;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!OidcAddress.IsTrustworthy(address))
        {
            throw new IOException($"{address} is not https.");
        }

        using var http = outbound.Create(OutboundPolicy.SignOn, new OutboundTrace());
        http.MaxResponseContentBufferSize = MaxLength;
        return await http.GetStringAsync(address, cancel);
    }
}
