using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Nebula.Runtime.Keys.Admin;

/// <summary>What PUT takes.</summary>
internal sealed record KeyBody(string? Name, string? Value)
{
    private const int MaxBytes = 8 * 1024;

    /// <returns>The body, or the status and the message of its fault.</returns>
    public static async Task<(KeyBody? Body, int Status, string? Fault)> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            return (await JsonSerializer.DeserializeAsync<KeyBody>(http.Request.Body, JsonSerializerOptions.Web, http.RequestAborted), 0, null);
        }
        catch (JsonException)
        {
            // The exception's message can hold parts of the value.
            return (null, StatusCodes.Status400BadRequest, "The body is not of the form {\"name\": \"…\", \"value\": \"…\"}.");
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode, $"The body cannot be read; a key takes {MaxBytes} bytes at most.");
        }
    }

    /// <summary>A record prints its members, and this one holds a key.</summary>
    public override string ToString() => nameof(KeyBody);
}
