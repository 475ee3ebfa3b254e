using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Nebula.Runtime.Tests.Http;

internal sealed class HostileRequestFunctions
{
    [Function("named-values")]
    public async Task<IResult> Named(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, string? x, CancellationToken cancellationToken)
    {
        var length = 0L;
        var buffer = new byte[65536];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            length += read;
        }

        return Results.Text($"{x ?? "null"} {length}");
    }

    [Function("url")]
    public HttpResponseData Url([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("X-Url", request.Url.ToString());
        return response;
    }

    [Function("body-number")]
    public IResult BodyNumber([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] int number) =>
        Results.Text($"{number}");

    [Function("body-number-or-seven")]
    public IResult BodyNumberOrSeven([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] int number = 7) =>
        Results.Text($"{number}");
}
