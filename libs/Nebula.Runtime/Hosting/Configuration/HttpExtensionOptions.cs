using Nebula.Runtime.Http.Routing;

namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Section <c>extensions.http</c> of host.json.</summary>
/// <param name="RoutePrefix">What the routes of all functions begin with; empty for nothing.</param>
/// <param name="MaxOutstandingRequests">How many requests may run or wait; null for any number.</param>
/// <param name="MaxConcurrentRequests">How many of them may run; null for all.</param>
/// <param name="DynamicThrottlesEnabled">Whether requests are turned away while the process is near its limits.</param>
/// <param name="CustomHeaders">Headers of every response.</param>
/// <param name="Hsts">Strict-Transport-Security on https; null for none.</param>
internal sealed record HttpExtensionOptions(
    string RoutePrefix,
    int? MaxOutstandingRequests,
    int? MaxConcurrentRequests,
    bool DynamicThrottlesEnabled,
    IReadOnlyDictionary<string, string> CustomHeaders,
    HstsSection? Hsts)
{
    private const string Section = "extensions.http.";

    // They say where a response ends and what becomes of its connection; the same for all, they would break it.
    private static readonly string[] OfTheServer =
        ["Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade"];

    public static HttpExtensionOptions Read(HostJsonReader reader) => new(
        ReadPrefix(reader),
        reader.Limit(Section + "maxOutstandingRequests"),
        reader.Limit(Section + "maxConcurrentRequests"),
        reader.Bool(Section + "dynamicThrottlesEnabled", false),
        ReadHeaders(reader),
        reader.Bool(Section + "hsts.isEnabled", false) ? HstsSection.Read(reader, Section + "hsts.") : null);

    // Below one of these, the host's own endpoints and the functions would take each other's requests.
    private static string ReadPrefix(HostJsonReader reader)
    {
        const string Key = Section + "routePrefix";
        var text = reader.Text(Key) ?? "api";
        if (ReservedRoutes.StartOf(text) is { } reserved)
        {
            reader.Refuse(Key, text, $"a prefix that does not start with '{reserved}', which the host keeps for itself, such as \"api\"");
        }

        return text.Trim().Trim('/');
    }

    private static Dictionary<string, string> ReadHeaders(HostJsonReader reader)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in reader.Children(Section + "customHeaders"))
        {
            var key = Section + "customHeaders." + header.Key;
            if (header.Key.Length == 0 || !header.Key.All(IsTokenCharacter))
            {
                reader.Refuse(key, header.Value, "a header whose name is letters, digits and -");
            }
            else if (OfTheServer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            {
                reader.Refuse(key, header.Value, "another header; the server writes this one itself");
            }
            else if (header.Value is not { } value || value.Any(character => character is < ' ' or > '~'))
            {
                reader.Refuse(key, header.Value, "one line of ASCII text");
            }
            else
            {
                headers[header.Key] = value;
            }
        }

        return headers;
    }

    // RFC 9110, section 5.6.2.
    private static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character);
}
