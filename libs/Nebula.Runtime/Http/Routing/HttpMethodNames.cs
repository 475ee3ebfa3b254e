namespace Nebula.Runtime.Http.Routing;

/// <summary>The methods of HTTP. The analyzers compile this file, too.</summary>
internal static class HttpMethodNames
{
    public const string Usual = "get, post, put, patch, delete, head or options";

    // RFC 9110, RFC 5789, and what is in use of WebDAV and its kin (IANA, HTTP Method Registry).
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
        "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH", "MKCALENDAR", "QUERY",
    };

    public static bool IsKnown(string method) => Known.Contains(method.Trim());
}
