using Microsoft.AspNetCore.Http;
using Nebula.Homelab.Status.Live;

namespace Nebula.Functions.Status;

/// <summary>Sends a page from the pieces in memory, without putting them together first.</summary>
internal sealed class StatusPageResult(StatusPage page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = page.Length;
        return page.WriteToAsync(response.BodyWriter, httpContext.RequestAborted);
    }
}
