using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Nebula.Runtime.Http.Binding;

/// <summary>
/// What the host hands the worker beside a request, by name and letter case aside: members of a JSON body,
/// over them the query without <c>code</c> (it is a key), over them the route.
/// </summary>
internal static class TriggerValues
{
    private const string KeyParameter = "code";

    /// <summary>The value in route or query.</summary>
    public static string? FindInAddress(HttpContext http, string name, RouteValueText text)
    {
        if (http.Request.RouteValues.TryGetValue(name, out var route) && route is not null)
        {
            return text.Of(route);
        }

        return !name.Equals(KeyParameter, StringComparison.OrdinalIgnoreCase) && http.Request.Query.TryGetValue(name, out var query)
            ? query.ToString()
            : null;
    }

    /// <summary>The member of a body that <see cref="ReadBodyAsync"/> has read.</summary>
    public static string? FindInReadBody(HttpContext http, string name) =>
        HasJsonBody(http.Request) ? http.Features.Get<JsonMembers>()?.Find(name) : null;

    /// <summary>All headers or all of the query as a JSON object, for a parameter of that name.</summary>
    public static string? FindAggregate(HttpContext http, string name)
    {
        if (name.Equals("headers", StringComparison.OrdinalIgnoreCase))
        {
            return JsonSerializer.Serialize(http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
        }

        return name.Equals("query", StringComparison.OrdinalIgnoreCase) ? JsonSerializer.Serialize(QueryOf(http)) : null;
    }

    /// <summary>Whether the body is one whose members are looked for: JSON, of a length that was told and that everyone may send.</summary>
    public static bool HasJsonBody(HttpRequest request) => request.ContentLength is > 0 and <= JsonMembers.MaxBytes && request.HasJsonContentType();

    /// <summary>The members of the body, read once for an invocation; the function can read the body again.</summary>
    public static async ValueTask<JsonMembers> ReadBodyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Features.Get<JsonMembers>() is { } known)
        {
            return known;
        }

        // It grows with what arrives: a length that was only announced costs nothing. And it stays in memory, as it is short.
        var copy = new MemoryStream();
        var body = http.Request.Body;
        await body.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        if (body.CanSeek)
        {
            body.Position = 0;
        }
        else
        {
            http.Request.Body = copy;
        }

        var members = JsonMembers.Of(copy.GetBuffer().AsMemory(0, (int)copy.Length));
        http.Features.Set(members);
        return members;
    }

    public static Dictionary<string, object?> All(HttpContext http)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Features.Get<JsonMembers>()?.All() ?? [])
        {
            values[name] = value;
        }

        foreach (var (name, value) in QueryOf(http))
        {
            values[name] = value;
        }

        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern;
        foreach (var (name, value) in http.Request.RouteValues.Where(pair => pair.Value is not null))
        {
            values[name] = RouteValueText.For(pattern?.GetParameter(name)).Of(value!);
        }

        values.TryAdd("Query", FindAggregate(http, "query"));
        values.TryAdd("Headers", FindAggregate(http, "headers"));
        return values;
    }

    private static Dictionary<string, string> QueryOf(HttpContext http) => http.Request.Query
        .Where(pair => !pair.Key.Equals(KeyParameter, StringComparison.OrdinalIgnoreCase))
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
