using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Outbound;

/// <summary>Resolves a host and says which of its addresses may be dialled. What it answers is what must be dialled: never the name again.</summary>
public sealed class OutboundGuard
{
    private readonly IHostResolver _resolver;
    private readonly IOptionsMonitor<OutboundOptions> _options;
    private Rules _rules;

    public OutboundGuard(IHostResolver resolver, IOptionsMonitor<OutboundOptions> options)
    {
        (_resolver, _options) = (resolver, options);
        _rules = Rules.Of(options.CurrentValue);
    }

    /// <summary>The addresses that may be dialled, at least one; or why none may.</summary>
    /// <param name="host">Name or literal address, in any spelling.</param>
    /// <param name="port">Null for what has no ports: then loopback is not refused, since nothing there can be reached.</param>
    /// <param name="policy">Whose policy.</param>
    /// <param name="cancellationToken">Ends the resolution.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The name could not be resolved.</exception>
    public async Task<Result<IReadOnlyList<IPAddress>>> ResolveAsync(
        string host, int? port, OutboundPolicy policy, CancellationToken cancellationToken)
    {
        var rules = RulesNow();
        var addresses = await AddressesOfAsync(host, cancellationToken);
        List<IPAddress> allowed = [];
        Error? refusal = null;
        foreach (var address in addresses)
        {
            var error = await CheckAsync(rules, address, port, policy, cancellationToken);
            refusal ??= error;
            if (error is null)
            {
                allowed.Add(address);
            }
        }

        return allowed.Count > 0
            ? allowed
            : refusal ?? Error.Unavailable("outbound_no_address", $"{host} has no address.");
    }

    // Options are made anew when a setting changes, and only then.
    private Rules RulesNow()
    {
        var options = _options.CurrentValue;
        return ReferenceEquals(_rules.Options, options) ? _rules : _rules = Rules.Of(options);
    }

    private async Task<Error?> CheckAsync(Rules rules, IPAddress address, int? port, OutboundPolicy policy, CancellationToken cancellationToken)
    {
        if (policy.Only is { } only)
        {
            return port == only.Port && address.Equals(only.Address) ? null : Refused($"{address} is not allowed for {policy.Caller}, only {only} is");
        }

        var kind = AddressClassifier.Classify(address);
        var isListed = port is { } number && rules.Listed.Contains(new IPEndPoint(address, number));
        if (!policy.Allows(kind) && !OutboundPolicy.CanBeListed(kind))
        {
            return Refused($"{NameOf(kind)} are never allowed for {policy.Caller} ({address})");
        }

        if (isListed)
        {
            return null;
        }

        if (port is { } wanted && await ProtectedAtAsync(rules, address, wanted, cancellationToken) is { } own)
        {
            return Refused($"this installation's own {own.What} is not allowed for {policy.Caller}; {HowToList(address, wanted)}");
        }

        return policy.Allows(kind) || port is null
            ? null
            : Refused($"loopback is not allowed for {policy.Caller}; {HowToList(address, port.Value)}");
    }

    private async Task<ProtectedEndpoint?> ProtectedAtAsync(Rules rules, IPAddress address, int port, CancellationToken cancellationToken)
    {
        foreach (var own in rules.Protected.Where(own => own.Port == port))
        {
            try
            {
                if ((await AddressesOfAsync(own.Host, cancellationToken)).Contains(address))
                {
                    return own;
                }
            }
            catch (SocketException)
            {
                // Where our own server is cannot be told just now, so this address on its port may be it.
                return own;
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesOfAsync(string host, CancellationToken cancellationToken)
    {
        var literal = host.Length > 1 && host[0] == '[' && host[^1] == ']' ? host[1..^1] : host;
        IReadOnlyList<IPAddress> addresses = literal switch
        {
            _ when IPAddress.TryParse(literal, out var address) => [address],
            _ when IsLocalhost(literal) => [IPAddress.Loopback, IPAddress.IPv6Loopback],
            _ => await _resolver.ResolveAsync(literal, cancellationToken),
        };
        return [.. addresses.Select(AddressClassifier.Normalize).Distinct()];
    }

    // RFC 6761, 6.3: these names are loopback, whatever a name server says of them.
    private static bool IsLocalhost(string host)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static Error Refused(string detail) => Error.Forbidden("outbound_refused", detail);

    private static string HowToList(IPAddress address, int port) =>
        $"list {new IPEndPoint(address, port)} in {OutboundOptions.AllowVariable}";

    private static string NameOf(AddressKind kind) => kind switch
    {
        AddressKind.LinkLocal => "link-local addresses",
        AddressKind.Metadata => "metadata addresses",
        AddressKind.Unspecified => "unspecified addresses",
        AddressKind.Multicast => "multicast addresses",
        AddressKind.Broadcast => "broadcast addresses",
        AddressKind.Reserved => "reserved addresses",
        _ => $"{kind} addresses",
    };

    private sealed record Rules(OutboundOptions Options, EndpointList Listed, IReadOnlyList<ProtectedEndpoint> Protected)
    {
        public static Rules Of(OutboundOptions options)
        {
            var listed = EndpointList.Parse($"{options.Allow},{options.Own}");
            return listed.IsSuccess
                ? new Rules(options, listed.Value, [.. options.Protected])
                : throw new OptionsValidationException(
                    OutboundOptions.SectionName, typeof(OutboundOptions), [$"{OutboundOptions.AllowVariable}: {listed.Error.Detail}"]);
        }
    }
}
