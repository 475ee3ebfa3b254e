using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Functions.Http;

/// <summary>The one way from a <see cref="Result{T}"/> to an HTTP answer; failures become RFC 9457 problem details.</summary>
internal static class ProblemResults
{
    public static IResult ToHttp<T>(this Result<T> result, int status = StatusCodes.Status200OK) =>
        result.IsSuccess ? Json(result.Value, status) : Problem(result.Error);

    /// <summary>204, or the problem.</summary>
    public static IResult ToHttp(this Result result) => result.IsSuccess ? Results.NoContent() : Problem(result.Error);

    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, NebulaJson.Options, statusCode: status);

    public static IResult Problem(Error error) => new ProblemResult(error, StatusOf(error.Kind));

    /// <summary>For failures outside the kinds of <see cref="Error"/>: what the server itself refused, and our own faults.</summary>
    public static IResult Problem(Error error, int status) => new ProblemResult(error, status);

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unauthorized => StatusCodes.Status401Unauthorized,
        ErrorKind.NotConfigured or ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.UnsupportedFormat => StatusCodes.Status415UnsupportedMediaType,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown error kind."),
    };

    private sealed class ProblemResult(Error error, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var problem = new ProblemDetails
            {
                Status = status,
                Title = status == StatusOf(error.Kind) ? TitleOf(error.Kind) : ReasonPhrases.GetReasonPhrase(status),
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
}
