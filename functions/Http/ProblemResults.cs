using Microsoft.AspNetCore.Http;
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
}
