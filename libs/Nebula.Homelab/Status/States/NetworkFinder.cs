using System.Net;
using Nebula.Platform.Outbound;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>
/// Which network a service is dialled in: what the service map says of the address, else what its number says. A name belongs where it
/// was last dialled; nothing is asked of anybody here. Null for loopback, and where it is not known.
/// </summary>
internal sealed class NetworkFinder(IReadOnlyCollection<NodeFacts> nodes)
{
    // Tailscale hands out IPv6 addresses of this net, https://tailscale.com/kb/1121/ipv6.
    private static readonly IPNetwork TailnetSix = IPNetwork.Parse("fd7a:115c:a1e0::/48");

    private readonly Lazy<Dictionary<string, NodeAddressKind>> _declared = new(() => nodes
        .SelectMany(node => node.Addresses)
        .DistinctBy(address => address.Address, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(address => address.Address, address => address.Kind, StringComparer.OrdinalIgnoreCase));

    public NetworkKind? Of(ServiceFacts service)
    {
        if (service.WitnessFor is { } own)
        {
            return own;
        }

        if (service.Dials is not { } host)
        {
            return null;
        }

        return _declared.Value.TryGetValue(host, out var kind) ? Of(kind)
            : (DialledAddress.Parse(host) ?? DialledAddress.Parse(service.Own.Dialled)) is { } address ? Of(address)
            : null;
    }

    /// <summary>Its checks begin with the question for an address.</summary>
    public static bool IsName(ServiceFacts service) => service.Dials is { } host && DialledAddress.Parse(host) is null;

    private static NetworkKind? Of(NodeAddressKind kind) => kind switch
    {
        NodeAddressKind.Lan => NetworkKind.Lan,
        NodeAddressKind.Tailscale => NetworkKind.Tailnet,
        NodeAddressKind.Public => NetworkKind.Internet,
        _ => null,
    };

    private static NetworkKind? Of(IPAddress address) => AddressClassifier.Classify(address) switch
    {
        AddressKind.Private => NetworkKind.Lan,
        AddressKind.UniqueLocal => TailnetSix.Contains(address) ? NetworkKind.Tailnet : NetworkKind.Lan,
        AddressKind.SharedNat => NetworkKind.Tailnet,
        AddressKind.Public => NetworkKind.Internet,
        _ => null,
    };
}
