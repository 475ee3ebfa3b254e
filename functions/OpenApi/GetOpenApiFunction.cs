using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Identity;

namespace Nebula.Functions.OpenApi;

public sealed class GetOpenApiFunction
{
    private static readonly Lazy<string> Document = new(() => OpenApiDocument.Create(typeof(GetOpenApiFunction).Assembly));

    [Function("get-openapi")]
    [PublicAccess("It describes the API and holds no data.")]
    [Operation("API", "This document.")]
    [Answers(StatusCodes.Status200OK)]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return Task.FromResult(Results.Text(Document.Value, "application/json"));
    }
}
