using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Functions.Http;

/// <summary>
/// Reads a JSON body by hand, because the worker's own binding answers bad input with 500.
/// Wrong media type, too large, not JSON, unknown member, wrong type: an <see cref="Error"/> that names the field.
/// </summary>
internal static class RequestBody
{
    /// <summary>The most bytes a JSON body may have.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const string Refusal = "The body is not what this endpoint takes.";

    public static async Task<Result<T>> ReadJsonAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return NotJson(request.ContentType);
        }

        if (request.ContentLength > MaxBytes)
        {
            return TooLarge();
        }

        var buffer = new MemoryStream();
        await using var body = new BoundedStream(request.Body, MaxBytes);
        try
        {
            await body.CopyToAsync(buffer, cancellationToken);
        }
        catch (BoundedStream.ExceededException)
        {
            return TooLarge();
        }

        return Parse<T>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static Result<T> Parse<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(json, NebulaJson.Options);
            if (value is null)
            {
                return Error.Invalid("body_invalid", Refusal, new FieldError("$", "An object is expected, not null."));
            }

            return NulCharacter.FindIn(json) is { } nul ? nul : value;
        }
        catch (JsonException exception)
        {
            var faults = BodyFaults.Find<T>(json);
            return Error.Invalid("body_invalid", Refusal, faults.Count > 0 ? faults : [new FieldError(FieldOf(exception), MessageOf(exception))]);
        }
    }

    private static Error NotJson(string? contentType) => new(ErrorKind.UnsupportedFormat, "body_not_json", "The body must be JSON.")
    {
        Fields = [new FieldError("Content-Type", $"It must be application/json, and is {(string.IsNullOrEmpty(contentType) ? "missing" : "another")}.")],
    };

    private static Error TooLarge() => new(ErrorKind.TooLarge, "body_too_large", "The body is too large.")
    {
        Fields = [new FieldError("$", $"It may have {MaxBytes} bytes at most.")],
    };

    private static string FieldOf(JsonException exception) =>
        exception.Path is null or "$" ? "$" : exception.Path.StartsWith("$.", StringComparison.Ordinal) ? exception.Path[2..] : exception.Path;

    // For what is no JSON at all. The serializer's sentence ends with its own path and position, which the field already tells, and may name a CLR type, which is ours.
    private static string MessageOf(JsonException exception)
    {
        var at = exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : "";
        var text = exception.InnerException?.Message ?? exception.Message;
        text = text.Split(" Path:", 2)[0].Split(". LineNumber", 2)[0];
        return text.Contains("Nebula.", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal)
            ? $"The value is not what is expected here{at}."
            : $"{text.TrimEnd('.')}{at}.";
    }
}
