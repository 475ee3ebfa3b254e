using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Nebula.Runtime.Admin;

/// <summary>How the host's own endpoints read and write. No cache may keep what they answer.</summary>
internal static class AdminAnswer
{
    /// <summary>The largest body that they take; none needs more.</summary>
    public const int MaxBodyBytes = 8 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Task WriteAsync<T>(HttpContext http, T value, int status = StatusCodes.Status200OK)
    {
        Begin(http, status);
        return http.Response.WriteAsJsonAsync(value, Json, http.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext http, int status, string message) => WriteAsync(http, new { message }, status);

    public static Task NotRunningAsync(HttpContext http) =>
        RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "Function host is not running.");

    public static Task EndAsync(HttpContext http, int status)
    {
        Begin(http, status);
        return Task.CompletedTask;
    }

    /// <returns>Null where the body is no JSON.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, or does not end.</exception>
    public static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        try
        {
            return await ReadAsync<JsonElement>(http);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <exception cref="JsonException">It is not of this form.</exception>
    /// <exception cref="BadHttpRequestException">It is too large, or does not end.</exception>
    public static ValueTask<T?> ReadAsync<T>(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        return JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted);
    }

    /// <summary>Answers for a handler whose request cannot be read.</summary>
    public static async Task GuardAsync(HttpContext http, RequestDelegate handler)
    {
        try
        {
            await handler(http);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(http, exception.StatusCode, $"The body cannot be read; it may have {MaxBodyBytes} bytes at most.");
        }
    }

    private static void Begin(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
    }
}
