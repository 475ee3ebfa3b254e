using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Automations;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Automations;

/// <summary>An automation as an answer: its version is the <c>ETag</c>, which goes back in <c>If-Match</c>.</summary>
internal static class AutomationAnswer
{
    public static IResult ToHttp(this Result<Automation> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        if (result.IsSuccess)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{result.Value.Version}\"";
        }

        return result.ToHttp(status);
    }
}
