using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Reads what a check sends beside method and address.</summary>
internal sealed partial class HttpRequestReader(CheckReader members)
{
    private const int MaxBody = 64 * 1024;
    private const int MaxContentType = 200;
    private const string UsualContentType = "application/json";

    private static readonly string[] MethodsWithBody = ["POST", "PUT", "PATCH"];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<MapMember> Members { get; } =
    [
        new("headers", new DictionaryType("header", HeaderRules.Name, new TextType(HeaderRules.MaxValue), HeaderRules.MaxHeaders),
            "http: headers to send, by name. Everybody who may see the service's definition sees them."),
        new("headersFromEnvironment", new DictionaryType("header", HeaderRules.Name, new EnvironmentType(), HeaderRules.MaxHeaders),
            "http: headers whose values are secret: the name of the environment variable that holds each. Only in service-map.yml."),
        new("body", new TextType(MaxBody, Multiline: true), "http: what to send with POST, PUT or PATCH. No secret: everybody who may see the definition sees it."),
        new("contentType", new TextType(MaxContentType), "http: the media type of the body. Left out: application/json."),
    ];

    public static IReadOnlyList<MapMember> SecretMembers { get; } =
    [
        new("secretHeaders", new DictionaryType("header", HeaderRules.Name, new SecretType(HeaderRules.MaxValue), HeaderRules.MaxHeaders),
            "http: headers whose values are never shown again; null: the value that is kept."),
    ];

    public HttpRequestParts Read(string method)
    {
        var parts = new HttpRequestParts
        {
            Headers = Entries("headers", Value),
            SecretHeaders = Entries("secretHeaders", (at, value) => value.ValueKind == JsonValueKind.Null ? null : Value(at, value)),
            HeadersFromEnvironment = Entries("headersFromEnvironment", Variable)!,
            Body = Body(method),
        };
        if (_names.Count > HeaderRules.MaxHeaders)
        {
            members.Refuse("headers", $"At most {HeaderRules.MaxHeaders} headers can be sent.");
        }

        return parts;
    }

    // A wrong value stands as an empty one: what was noted keeps the check from being made.
    private Dictionary<string, T> Entries<T>(string member, Func<string, JsonElement, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        if (members.Object(member) is not { } given)
        {
            return entries;
        }

        foreach (var entry in given.EnumerateObject().Take(HeaderRules.MaxHeaders + 1))
        {
            var at = $"{member}.{PlainText.Of(entry.Name)}";
            if (HeaderRules.FaultOfName(entry.Name) is { } fault)
            {
                members.Refuse(at, fault);
            }
            else if (!_names.Add(entry.Name))
            {
                members.Refuse(at, "This header is there a second time.");
            }
            else
            {
                entries[entry.Name] = read(at, entry.Value);
            }
        }

        return entries;
    }

    private string Value(string at, JsonElement given)
    {
        var value = members.Text(at, given, HeaderRules.MaxValue)?.Trim();
        if (value is not null && HeaderRules.FaultOfValue(value) is { } fault)
        {
            members.Refuse(at, fault);
        }

        return value ?? "";
    }

    private string Variable(string at, JsonElement given)
    {
        var name = members.Text(at, given, 64);
        if (name is not null && (!VariableName().IsMatch(name) || name.StartsWith("NEBULA_", StringComparison.Ordinal)))
        {
            members.Refuse(at, "The name of an environment variable is needed, in upper-case letters, and none of Nebula's own.");
        }

        return name ?? "";
    }

    private HttpContentPart? Body(string method)
    {
        var text = members.Text("body", MaxBody);
        var type = members.Text("contentType", MaxContentType);
        if (type is not null && (text is null || !MediaTypeHeaderValue.TryParse(type, out _) || HeaderRules.FaultOfValue(type) is not null))
        {
            members.Refuse("contentType", text is null ? "There is no body that it would be the type of." : "This is no media type; it must look like application/json.");
        }

        if (text is null)
        {
            return null;
        }

        if (!MethodsWithBody.Contains(method))
        {
            members.Refuse("body", $"A request with {method} has no body; use {string.Join(", ", MethodsWithBody)}.");
        }

        return new HttpContentPart(text, type ?? UsualContentType);
    }

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]*\z")]
    private static partial Regex VariableName();
}
