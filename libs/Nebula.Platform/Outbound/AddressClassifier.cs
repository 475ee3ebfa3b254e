using System.Net;
using System.Net.Sockets;

namespace Nebula.Platform.Outbound;

/// <summary>Sorts addresses. IPv6 forms that carry an IPv4 address inside are judged by that address.</summary>
public static class AddressClassifier
{
    // Outside 169.254/16: AWS and Google Cloud on IPv6, Alibaba, Oracle, and the Azure host agent.
    private static readonly HashSet<IPAddress> Metadata =
    [
        IPAddress.Parse("fd00:ec2::254"),
        IPAddress.Parse("fd20:ce::254"),
        IPAddress.Parse("100.100.100.200"),
        IPAddress.Parse("192.0.0.192"),
        IPAddress.Parse("168.63.129.16"),
    ];

    private static readonly (IPNetwork Network, AddressKind Kind)[] Networks =
    [
        (IPNetwork.Parse("0.0.0.0/8"), AddressKind.Unspecified),
        (IPNetwork.Parse("10.0.0.0/8"), AddressKind.Private),
        (IPNetwork.Parse("100.64.0.0/10"), AddressKind.SharedNat),
        (IPNetwork.Parse("127.0.0.0/8"), AddressKind.Loopback),
        (IPNetwork.Parse("169.254.0.0/16"), AddressKind.LinkLocal),
        (IPNetwork.Parse("172.16.0.0/12"), AddressKind.Private),
        (IPNetwork.Parse("192.0.0.0/24"), AddressKind.Reserved),
        (IPNetwork.Parse("192.168.0.0/16"), AddressKind.Private),
        (IPNetwork.Parse("198.18.0.0/15"), AddressKind.Private),
        (IPNetwork.Parse("224.0.0.0/4"), AddressKind.Multicast),
        (IPNetwork.Parse("255.255.255.255/32"), AddressKind.Broadcast),
        (IPNetwork.Parse("240.0.0.0/4"), AddressKind.Reserved),
        (IPNetwork.Parse("::/128"), AddressKind.Unspecified),
        (IPNetwork.Parse("::1/128"), AddressKind.Loopback),
        (IPNetwork.Parse("fc00::/7"), AddressKind.UniqueLocal),
        (IPNetwork.Parse("fe80::/10"), AddressKind.LinkLocal),
        (IPNetwork.Parse("fec0::/10"), AddressKind.Reserved),
        (IPNetwork.Parse("ff00::/8"), AddressKind.Multicast),
    ];

    /// <summary>The address as it will be dialled: ::ffff:a.b.c.d is a.b.c.d, also to the operating system.</summary>
    public static IPAddress Normalize(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    public static AddressKind Classify(IPAddress address)
    {
        address = Normalize(address);
        if (Metadata.Contains(WithoutScope(address)))
        {
            return AddressKind.Metadata;
        }

        foreach (var (network, kind) in Networks)
        {
            if (network.Contains(address))
            {
                return kind;
            }
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && EmbeddedIn(address.GetAddressBytes()) is { } embedded
            ? Disguised(Classify(embedded))
            : AddressKind.Public;
    }

    /// <summary>The IPv4 address that a translator or tunnel would send the packet to.</summary>
    private static IPAddress? EmbeddedIn(ReadOnlySpan<byte> bytes)
    {
        // NAT64, RFC 6052: 64:ff9b::/96; RFC 8215: 64:ff9b:1::/48, whose inner place is up to the operator; the last four bytes are the usual one.
        if (bytes.StartsWith<byte>([0x00, 0x64, 0xff, 0x9b]))
        {
            return new IPAddress(bytes[12..]);
        }

        // 6to4, RFC 3056.
        if (bytes.StartsWith<byte>([0x20, 0x02]))
        {
            return new IPAddress(bytes[2..6]);
        }

        // Teredo, RFC 4380: the client's address stands inverted at the end.
        if (bytes.StartsWith<byte>([0x20, 0x01, 0x00, 0x00]))
        {
            return new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]);
        }

        // ISATAP, RFC 5214: …:0:5efe:a.b.c.d, with the universal bit set or not.
        if ((bytes[8] & 0xfd) == 0 && bytes[9..12].SequenceEqual<byte>([0x00, 0x5e, 0xfe]))
        {
            return new IPAddress(bytes[12..]);
        }

        // IPv4-compatible, RFC 4291 2.5.5.1, deprecated.
        return bytes[..12].ContainsAnyExcept((byte)0) ? null : new IPAddress(bytes[12..]);
    }

    // Behind a translator, "loopback" is not this machine, so no entry that allows a loopback port may open it.
    private static AddressKind Disguised(AddressKind inner) => inner == AddressKind.Loopback ? AddressKind.Reserved : inner;

    private static IPAddress WithoutScope(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;
}
