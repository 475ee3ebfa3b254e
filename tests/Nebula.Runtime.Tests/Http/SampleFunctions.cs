using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Nebula.Runtime.Tests.Http;

internal sealed record Order(string? Item, int Count);

internal sealed record Answer([property: HttpResult] IActionResult Result, string Kept);

internal sealed class RoutingFunctions
{
    [Function("default-route")]
    public IActionResult DefaultRoute([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkObjectResult("default");

    [Function("get-item")]
    public IResult GetItem([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int:min(1)}")] HttpRequest request, int id) =>
        Results.Text($"item {id}");

    [Function("export-items")]
    public IResult ExportItems([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/export")] HttpRequest request) =>
        Results.Text("export");

    [Function("catch-all")]
    public IResult CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, Route = "files/{*rest}")] HttpRequest request, string? rest) =>
        Results.Text($"{request.Method} {rest ?? "none"}");

    [Function("slug")]
    public IResult Slug([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slugs/{slug:regex(^[a-z]+$)}")] HttpRequest request, string slug) =>
        Results.Text(slug);
}

internal sealed class LevelFunctions
{
    [Function("params-only")]
    public IResult ParamsOnly([HttpTrigger("get")] HttpRequest request) => Results.Text("open");

    [Function("no-level")]
    public IResult NoLevel([HttpTrigger] HttpRequest request) => Results.Text("open");

    [Function("system")]
    public IResult System([HttpTrigger(AuthorizationLevel.System, "get")] HttpRequest request) => Results.Text("open");

    [Function("admin-level")]
    public IResult AdminLevel([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => Results.Text("open");

    [Function("anonymous")]
    public IResult Anonymous([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("open");
}

internal sealed class BindingFunctions
{
    [Function("sources")]
    public IResult Sources(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sources/{a}")] HttpRequest request, string a, string b, string c) =>
        Results.Text($"{a} {b} {c}");

    [Function("code")]
    public IResult Code([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, string? code) => Results.Text(code ?? "none");

    [Function("types")]
    public IResult Types(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request,
        Guid id, DateTimeOffset at, bool yes, double ratio, DayOfWeek day, byte[] bytes, int? maybe, int many = 7) =>
        Results.Text(string.Create(CultureInfo.InvariantCulture,
            $"{id} {at:yyyy-MM-dd} {yes} {ratio} {day} {bytes.Length} {maybe?.ToString(CultureInfo.InvariantCulture) ?? "null"} {many}"));

    [Function("required")]
    public IResult Required([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int count) => Results.Text($"{count}");

    [Function("body")]
    public IResult Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] Order? order) =>
        Results.Text(order is null ? "null" : $"{order.Count} {order.Item}");

    [Function("member-then-body")]
    public async Task<IResult> MemberThenBody(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, string item, Order? missing, CancellationToken cancellationToken)
    {
        var order = await JsonSerializer.DeserializeAsync<Order>(request.Body, JsonSerializerOptions.Web, cancellationToken);
        return Results.Text($"{item} {order!.Count} {missing is null}");
    }

    [Function("tokens")]
    public IResult Tokens(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        Results.Text($"{cancellationToken == request.HttpContext.RequestAborted} {context.CancellationToken == cancellationToken} "
            + $"{ReferenceEquals(context.InstanceServices, request.HttpContext.RequestServices)} {ReferenceEquals(context.GetHttpContext(), request.HttpContext)} "
            + $"{context.FunctionDefinition.Name} {context.BindingContext.BindingData["q"]}");
}

internal sealed class ResultFunctions
{
    [Function("result")]
    public static Task<IResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Task.FromResult(Results.Json(new { n = 1 }, statusCode: 202));

    [Function("action")]
    public IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new ObjectResult(new Order("a", 2)) { StatusCode = 418 };

    [Function("poco")]
    public Answer Poco([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new(new StatusCodeResult(409), "x");

    [Function("text")]
    public string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "never written";

    [Function("nothing")]
    public async Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => await Task.Yield();

    [Function("throws")]
    public async Task<IResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Yield();
        request.HttpContext.Response.Headers["X-Half"] = "done";
        throw new InvalidOperationException("secret detail");
    }

    [Function("breaks-off")]
    public async Task<IResult> BreaksOff([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("too late for a status");
    }
}

/// <summary>Sends one event, then waits until the test has seen it.</summary>
internal sealed class StreamFunctions(TaskCompletionSource seen)
{
    [Function("stream")]
    public async Task<IResult> Stream(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        var response = request.HttpContext.Response;
        response.ContentType = "text/event-stream";
        await response.WriteAsync("data: 1\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        await seen.Task.WaitAsync(cancellationToken);
        await response.WriteAsync("data: 2\n\n", cancellationToken);
        return Results.Empty;
    }
}

internal sealed class EmptyRouteFunctions
{
    [Function("empty-route")]
    public IResult Empty([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "")] HttpRequest request) => Results.Text("named");
}
