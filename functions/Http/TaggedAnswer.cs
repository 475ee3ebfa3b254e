using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Nebula.Functions.Http;

/// <summary>An answer that who keeps it asks for again by its <c>ETag</c> (RFC 9110).</summary>
internal static class TaggedAnswer
{
    /// <param name="request">The request.</param>
    /// <param name="body">The same for everybody who asks within a moment.</param>
    /// <param name="tag">Of the body, without quotes.</param>
    /// <param name="contentType">With its charset.</param>
    public static IResult Of(HttpRequest request, ReadOnlyMemory<byte> body, string tag, string contentType)
    {
        var entity = new EntityTagHeaderValue($"\"{tag}\"");
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = entity.ToString();

        // To be kept, but not to be shown without asking.
        headers.TryAdd("Cache-Control", "no-cache");
        return IsKnown(request, entity) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, contentType);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. request.Headers.IfNoneMatch.OfType<string>()], out var known)
        && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false));
}
