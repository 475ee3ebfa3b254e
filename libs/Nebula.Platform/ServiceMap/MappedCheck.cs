using System.Text.Json.Nodes;

namespace Nebula.Platform.ServiceMap;

/// <summary>How to find out whether a service is up: the members of the API's <c>Check</c>, with the kind's defaults filled in.</summary>
public sealed record MappedCheck
{
    /// <summary>http, tcp, ping or another type of check.</summary>
    public required string Type { get; init; }

    /// <summary>For types that take a web address. Null while the service is not configured.</summary>
    public string? Url { get; init; }

    /// <summary>For types that take a host. Null while the service is not configured.</summary>
    public string? Host { get; init; }

    public int? Port { get; init; }

    /// <summary>What else the map says, as the type takes it: <c>{"expectedStatus":"200-299,401"}</c>; null when it says nothing.</summary>
    public JsonObject? Members { get; init; }

    /// <summary>All of it as one object, as the API takes a <c>Check</c>; what is not known is left out.</summary>
    public JsonObject ToJson()
    {
        var check = new JsonObject { ["type"] = Type };
        if (Url is not null)
        {
            check["url"] = Url;
        }

        if (Host is not null)
        {
            check["host"] = Host;
        }

        if (Port is { } port)
        {
            check["port"] = port;
        }

        foreach (var (name, value) in Members ?? [])
        {
            check[name] = value?.DeepClone();
        }

        return check;
    }
}
