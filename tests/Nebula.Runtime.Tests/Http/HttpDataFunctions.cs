using System.Net;
using System.Text;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Tests.Http;

internal sealed class NoteOutputAttribute : OutputBindingAttribute;

internal sealed record Report([property: HttpResult] IResult Answer, [property: NoteOutput] string? Note, [property: NoteOutput] Order? Order, string Rest);

internal sealed record DataReport(HttpResponseData Answer, [property: NoteOutput] string Note);

internal sealed record NotesOnly([property: NoteOutput] string Note);

internal sealed class HttpDataFunctions
{
    [Function("echo")]
    public static async Task<HttpResponseData> Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo/{id:int}")] HttpRequestData request, int id)
    {
        var body = await request.ReadAsStringAsync();
        var response = request.CreateResponse(HttpStatusCode.Accepted);
        await response.WriteStringAsync(
            $"{request.Method} {request.Url.PathAndQuery} {id} {request.Query["q"]} {string.Join(",", request.Headers.GetValues("X-In"))} "
            + $"{string.Join(",", request.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"))} {body}");
        return response;
    }

    [Function("order")]
    public static async Task<HttpResponseData> Order([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequestData request)
    {
        var order = await request.ReadFromJsonAsync<Order>();
        var response = request.CreateResponse();
        response.StatusCode = HttpStatusCode.Created;
        await response.WriteAsJsonAsync(order! with { Count = order.Count + 1 });
        return response;
    }

    [Function("typed-json")]
    public static async Task<HttpResponseData> TypedJson([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.UnprocessableEntity);
        response.Headers.Add("Content-Type", "text/plain");
        await response.WriteAsJsonAsync(
            new Order("x", 1), new JsonObjectSerializer(System.Text.Json.JsonSerializerOptions.Web), "application/problem+json");
        return response;
    }

    [Function("headers")]
    public static HttpResponseData Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request, FunctionContext context)
    {
        var server = context.GetHttpContext()!.Response;
        server.Headers["X-Removed"] = "never sent";
        server.Headers["X-Changed"] = "before";
        var response = request.CreateResponse(HttpStatusCode.NoContent);
        response.Headers.Add("X-Many", ["a", "b"]);
        response.Headers.Remove("X-Removed");
        response.Headers.Remove("X-Changed");
        response.Headers.Add("X-Changed", "after");
        response.Headers.Add("Set-Cookie", "plain=1");
        server.Headers["X-Server"] = "kept";
        response.Cookies.Append("short", "2");
        response.Cookies.Append(new HttpCookie("long", "3")
        {
            Path = "/api",
            MaxAge = 60,
            HttpOnly = true,
            Secure = true,
            SameSite = SameSite.Strict,
        });
        return response;
    }

    [Function("new-headers")]
    public static HttpResponseData NewHeaders([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        response.Headers = new HttpHeadersCollection([KeyValuePair.Create("X-New", "1")]);
        return response;
    }

    [Function("new-body")]
    public static HttpResponseData NewBody([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = request.CreateResponse();
        response.Body = new MemoryStream(Encoding.UTF8.GetBytes("from a stream"));
        response.Body.Seek(0, SeekOrigin.End);
        return response;
    }

    [Function("fails-late")]
    public static HttpResponseData FailsLate([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        request.CreateResponse(HttpStatusCode.OK).Headers.Add("X-Half", "done");
        throw new InvalidOperationException("secret detail");
    }

    [Function("bytes")]
    public static async Task<HttpResponseData> Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var response = HttpResponseData.CreateResponse(request);
        await response.WriteBytesAsync([1, 2, 3]);
        return response;
    }
}

internal sealed class OutputFunctions
{
    [Function("report")]
    public static Task<Report> Report([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Task.FromResult(new Report(Results.Text("answer", statusCode: 202), "a note", null, "rest"));

    [Function("data-report")]
    public static DataReport DataReport([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) =>
        new(request.CreateResponse(HttpStatusCode.Gone), "a note");

    [Function("notes-only")]
    public static NotesOnly NotesOnly([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new("a note");

    [Function("plain")]
    public static IActionResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new StatusCodeResult(409);
}
