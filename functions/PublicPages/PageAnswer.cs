using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Platform.Errors;

namespace Nebula.Functions.PublicPages;

/// <summary>A page as an answer: its version is the <c>ETag</c>, which goes back in <c>If-Match</c>.</summary>
internal static class PageAnswer
{
    public static IResult ToHttp(this Result<PublicPage> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        if (result.IsSuccess)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{result.Value.Version}\"";
        }

        return result.ToHttp(status);
    }
}
