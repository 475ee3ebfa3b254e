using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Functions.Http;

/// <summary>A failure as the answer to a request: RFC 9457 problem details.</summary>
internal sealed class ProblemResult(Error error, int status) : IResult
{
    private static readonly object Key = new();

    public Error Error => error;

    public int Status => status;

    /// <summary>The problem that middleware has answered a request with; null when none has.</summary>
    public static ProblemResult? WrittenTo(HttpContext http) => http.Items[Key] as ProblemResult;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Items[Key] = this;
        var problem = new ProblemDetails
        {
            Status = status,
            Title = status == ProblemResults.StatusOf(error.Kind) ? TitleOf(error.Kind) : ReasonPhrases.GetReasonPhrase(status),
            Detail = error.Detail,
            Instance = httpContext.Request.Path,
            Extensions =
            {
                ["code"] = error.Code,
                ["traceId"] = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier,
            },
        };
        if (error.Fields.Count > 0)
        {
            problem.Extensions["errors"] = error.Fields;
        }

        if (error.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            problem.Extensions["retryAfterSeconds"] = seconds;
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        httpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(problem, NebulaJson.Options, "application/problem+json", status).ExecuteAsync(httpContext);
    }

    private static string TitleOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => "Not found",
        ErrorKind.Invalid => "Invalid input",
        ErrorKind.Conflict => "Conflict",
        ErrorKind.Forbidden => "Not allowed",
        ErrorKind.Unauthorized => "Not signed in",
        ErrorKind.NotConfigured => "Not configured",
        ErrorKind.Unavailable => "Unavailable",
        ErrorKind.RateLimited => "Too many attempts",
        ErrorKind.TooLarge => "Too large",
        ErrorKind.UnsupportedFormat => "Unsupported format",
        _ => "Error",
    };
}
