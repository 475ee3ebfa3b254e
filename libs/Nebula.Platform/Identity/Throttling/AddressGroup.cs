using System.Net;
using System.Net.Sockets;

namespace Nebula.Platform.Identity.Throttling;

/// <summary>Addresses that count as one caller: an IPv4 address, or the /64 that one IPv6 customer is given at least.</summary>
public static class AddressGroup
{
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
