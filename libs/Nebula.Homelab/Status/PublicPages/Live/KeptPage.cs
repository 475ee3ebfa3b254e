using System.Security.Cryptography;
using System.Text.Json;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>A page as it goes over the wire, made once for all who ask within a moment.</summary>
/// <param name="View">What is in it.</param>
/// <param name="Json">The body.</param>
/// <param name="Tag">The <c>ETag</c>, without quotes.</param>
public sealed record KeptPage(PublicPageView View, ReadOnlyMemory<byte> Json, string Tag)
{
    internal static KeptPage Of(PublicPageView view)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(view, NebulaJson.Options);
        return new KeptPage(view, json, Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12)));
    }
}
