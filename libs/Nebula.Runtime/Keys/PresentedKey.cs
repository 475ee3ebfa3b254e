using Microsoft.AspNetCore.Http;

namespace Nebula.Runtime.Keys;

/// <summary>The key that a request carries: the header's, or else the query's.</summary>
internal static class PresentedKey
{
    public const string Header = "x-functions-key";
    public const string Parameter = "code";

    /// <summary>Null where there is none. A header that is there but empty still hides the query's, as on the host.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var header))
        {
            return NullIfEmpty(header.Count > 0 ? header[0] : null);
        }

        // Most requests end here; only a query that can hold the key is taken apart (an escape may hide its name).
        var query = request.QueryString.Value;
        return !string.IsNullOrEmpty(query)
            && (query.Contains(Parameter, StringComparison.OrdinalIgnoreCase) || query.Contains('%', StringComparison.Ordinal))
            && request.Query.TryGetValue(Parameter, out var values)
                ? NullIfEmpty(values[0])
                : null;
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
