using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Functions.Status;

/// <summary>A monitor as an answer: its version is the <c>ETag</c>, which goes back in <c>If-Match</c>.</summary>
internal static class MonitorAnswer
{
    public static IResult ToHttp(this Result<Monitor> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        if (result.IsSuccess)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{result.Value.Version}\"";
        }

        return result.ToHttp(status);
    }
}
