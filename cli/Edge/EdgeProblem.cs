using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Yarp.ReverseProxy.Forwarder;

namespace Nebula.Cli.Edge;

/// <summary>The edge's own refusals, in the form of the functions' (RFC 9457).</summary>
internal static class EdgeProblem
{
    public static Task NotFoundAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "not_found", "Not found", "There is nothing at this address.");

    /// <summary>For a path or method that no function has: the functions answer it without a word.</summary>
    public static Task NoSuchEndpointAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status404NotFound,
        "no_such_endpoint",
        "Not found",
        $"Nothing answers {context.Request.Method} at this address. /api/openapi.json lists what there is.");

    public static Task StartingAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "starting", "Starting", "Nebula is starting; ask again in a moment.");
    }

    public static Task FunctionsDownAsync(HttpContext context, DateTimeOffset since)
    {
        context.Response.Headers.RetryAfter = "1";
        return WriteAsync(
            context, StatusCodes.Status503ServiceUnavailable, "functions_down", "Not available", $"The functions do not answer since {since:HH:mm:ss} UTC.");
    }

    public static Task MisdirectedAsync(HttpContext context, HostString host) =>
        WriteAsync(
            context,
            StatusCodes.Status421MisdirectedRequest,
            "host_not_allowed",
            "Not the right address",
            $"Nebula does not answer for '{host.Value}'. If that is its name, set it as NEBULA_HOSTS or in NEBULA_PUBLIC_URL and start it again.");

    /// <summary>The forwarder leaves the reason: the server refused to read on, as too large or too slow, or it made no sense.</summary>
    public static Task UnreadableAsync(HttpContext context)
    {
        var refused = CausesOf(context.Features.Get<IForwarderErrorFeature>()?.Exception).OfType<BadHttpRequestException>().FirstOrDefault();
        var status = refused?.StatusCode ?? StatusCodes.Status400BadRequest;
        var code = status == StatusCodes.Status413PayloadTooLarge ? "body_too_large" : "request_refused";
        return WriteAsync(context, status, code, "Request refused", $"The server could not read the request: {refused?.Message ?? "its body is broken."}");
    }

    private static IEnumerable<Exception> CausesOf(Exception? error) => error switch
    {
        null => [],
        AggregateException several => several.InnerExceptions.SelectMany(CausesOf),
        _ => CausesOf(error.InnerException).Prepend(error),
    };

    private static Task WriteAsync(HttpContext context, int status, string code, string title, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail, Instance = context.Request.Path };
        problem.Extensions["code"] = code;
        problem.Extensions["traceId"] = context.TraceIdentifier;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}
