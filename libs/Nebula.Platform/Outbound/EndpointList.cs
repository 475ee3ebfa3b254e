using System.Net;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Outbound;

/// <summary>A set of addresses with port.</summary>
public sealed class EndpointList
{
    private readonly HashSet<IPEndPoint> _endpoints = [];

    private EndpointList()
    {
    }

    public static Result<EndpointList> Parse(string text)
    {
        var list = new EndpointList();
        foreach (var entry in text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!list.TryAdd(entry))
            {
                return Error.Invalid(
                    "outbound_allow_invalid",
                    $"'{entry}' is not an address with a port; write 127.0.0.1:8096, [::1]:8096 or localhost:8096");
            }
        }

        return list;
    }

    public bool Contains(IPEndPoint endpoint) => _endpoints.Contains(endpoint);

    private bool TryAdd(string entry)
    {
        const string Localhost = "localhost:";
        if (entry.StartsWith(Localhost, StringComparison.OrdinalIgnoreCase))
        {
            var port = entry[Localhost.Length..];
            return TryAdd($"127.0.0.1:{port}") && TryAdd($"[::1]:{port}");
        }

        // IPEndPoint.Parse takes an address alone for port 0, which nothing listens on.
        if (!IPEndPoint.TryParse(entry, out var endpoint) || endpoint.Port == 0)
        {
            return false;
        }

        _endpoints.Add(new IPEndPoint(AddressClassifier.Normalize(endpoint.Address), endpoint.Port));
        return true;
    }
}
