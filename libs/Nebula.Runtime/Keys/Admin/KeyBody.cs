using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Admin;

namespace Nebula.Runtime.Keys.Admin;

/// <summary>What PUT takes.</summary>
internal sealed record KeyBody(string? Name, string? Value)
{
    /// <returns>The body, or its fault.</returns>
    /// <exception cref="BadHttpRequestException">It is too large, or does not end.</exception>
    public static async Task<(KeyBody? Body, string? Fault)> ReadAsync(HttpContext http)
    {
        try
        {
            return (await AdminAnswer.ReadAsync<KeyBody>(http), null);
        }
        catch (JsonException)
        {
            // The exception's message can hold parts of the value.
            return (null, "The body is not of the form {\"name\": \"…\", \"value\": \"…\"}.");
        }
    }

    /// <summary>A record prints its members, and this one holds a key.</summary>
    public override string ToString() => nameof(KeyBody);
}
