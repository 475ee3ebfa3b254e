using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Nebula.Runtime.Admin;

/// <summary>How the host's own endpoints read and write.</summary>
internal static class AdminAnswer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static Task WriteAsync<T>(HttpContext http, T value, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(value, Json, http.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext http, int status, string message) => WriteAsync(http, new { message }, status);

    public static Task NotRunningAsync(HttpContext http) =>
        RefuseAsync(http, StatusCodes.Status503ServiceUnavailable, "Function host is not running.");

    public static Task EndAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <returns>Null where the body is no JSON.</returns>
    public static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, Json, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
