using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Maintenance;

/// <summary>A window as an answer: its version is the <c>ETag</c>, which goes back in <c>If-Match</c>.</summary>
internal static class MaintenanceAnswer
{
    public static IResult ToHttp(this Result<MaintenancePlan> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        if (result.IsSuccess)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{result.Value.Window.Version}\"";
        }

        return result.ToHttp(status);
    }
}
