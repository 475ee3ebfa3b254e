using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Nebula.Functions.Http;

/// <summary>
/// What is made of the public status for other programs: text that anybody may keep for a minute and ask for again by its ETag (RFC 9110).
/// </summary>
internal static class DerivedAnswer
{
    /// <param name="request">The request.</param>
    /// <param name="text">The same for everybody who asks.</param>
    /// <param name="contentType">With its charset.</param>
    public static IResult Of(HttpRequest request, string text, string contentType)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=60";

        // Pages elsewhere may show it: there is nothing in it that not everybody knows.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TaggedAnswer.Of(request, body, Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 16)), contentType);
    }
}
