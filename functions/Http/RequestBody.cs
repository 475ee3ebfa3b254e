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

    public static async Task<Result<T>> ReadJsonAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return Error.Invalid("body_not_json", "The body must be JSON, with the header Content-Type: application/json.");
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
                return Error.Invalid("body_empty", "The body is empty; a JSON object is expected.");
            }

            return NulCharacter.FindIn(json) is { } nul ? nul : value;
        }
        catch (JsonException exception)
        {
            var field = FieldOf(exception);
            return Error.Invalid("body_invalid", "The body is not what this endpoint takes.", new FieldError(field, MessageOf(exception)));
        }
    }

    private static Error TooLarge() => Error.Invalid("body_too_large", $"The body is larger than {MaxBytes} bytes.");

    private static string FieldOf(JsonException exception) =>
        exception.Path is null or "$" ? "$" : exception.Path.StartsWith("$.", StringComparison.Ordinal) ? exception.Path[2..] : exception.Path;

    // The serializer's sentence ends with its own path and position, which the field already tells, and may name a CLR type, which is ours.
    private static string MessageOf(JsonException exception)
    {
        var at = exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : "";
        var text = exception.InnerException?.Message ?? exception.Message;
        text = text.Split(" Path:", 2)[0].Split(". LineNumber", 2)[0];
        return text.Contains("Nebula.", StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal)
            ? $"The value is not of the expected type, a required member is missing, or the member is not known{at}."
            : $"{text.TrimEnd('.')}{at}.";
    }
}
