using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Keys;

/// <summary>A function of each level. Each answers with the claims that it sees.</summary>
internal sealed class KeyFunctions
{
    [Function("open")]
    public IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Claims(request);

    [Function("user")]
    public IResult OfUser([HttpTrigger(AuthorizationLevel.User, "get")] HttpRequest request) => Claims(request);

    [Function("guarded")]
    public IResult Guarded([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Claims(request);

    [Function("Other")]
    public IResult Other([HttpTrigger(AuthorizationLevel.Function, "get", Route = "elsewhere/{id}")] HttpRequest request) => Claims(request);

    [Function("params-only")]
    public IResult ParamsOnly([HttpTrigger("get")] HttpRequest request) => Claims(request);

    [Function("system")]
    public IResult OfSystem([HttpTrigger(AuthorizationLevel.System, "get")] HttpRequest request) => Claims(request);

    [Function("admin")]
    public IResult OfAdmin([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "by-admin")] HttpRequest request) => Claims(request);

    [Function("binding-data")]
    public IResult BindingData([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request, FunctionContext context) =>
        Results.Text(JsonSerializer.Serialize(context.BindingContext.BindingData));

    private static IResult Claims(HttpRequest request) => Results.Text(string.Join(
        '\n', request.HttpContext.User.Claims.Select(claim => $"{claim.Type[(claim.Type.LastIndexOf('/') + 1)..]}={claim.Value}")));
}
