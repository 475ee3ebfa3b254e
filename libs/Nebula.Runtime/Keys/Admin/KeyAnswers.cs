using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Nebula.Runtime.Admin;

namespace Nebula.Runtime.Keys.Admin;

/// <summary>One key and a list of keys, in the host's shapes.</summary>
internal static class KeyAnswers
{
    /// <param name="http">The request.</param>
    /// <param name="status">200, or 201 for a key that is new.</param>
    /// <param name="name">The key's name.</param>
    /// <param name="value">Its value, known only when it is made; null is written as null.</param>
    public static Task OneAsync(HttpContext http, int status, string name, string? value)
    {
        if (status == StatusCodes.Status201Created)
        {
            http.Response.Headers.Location = Self(http);
        }

        return AdminAnswer.WriteAsync(http, new JsonObject { ["name"] = name, ["value"] = value, ["links"] = Links(http) }, status);
    }

    public static Task ListAsync(HttpContext http, IEnumerable<string> names)
    {
        var keys = names.Select(name => (JsonNode)new JsonObject { ["name"] = name, ["value"] = null });
        return AdminAnswer.WriteAsync(http, new JsonObject { ["keys"] = new JsonArray([.. keys]), ["links"] = Links(http) });
    }

    private static JsonArray Links(HttpContext http) => [new JsonObject { ["rel"] = "self", ["href"] = Self(http) }];

    // Without the query: the master key may be in it.
    private static string Self(HttpContext http) =>
        UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, http.Request.Path);
}
