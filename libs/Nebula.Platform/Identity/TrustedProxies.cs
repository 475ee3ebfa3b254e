using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Nebula.Platform.Identity;

/// <summary>Addresses and networks whose headers are more than text that an attacker chose, such as those of <c>NEBULA_TRUSTED_PROXIES</c>.</summary>
public sealed class TrustedProxies
{
    private readonly IPNetwork[] _networks;

    private TrustedProxies(IPNetwork[] networks) => _networks = networks;

    public static TrustedProxies None { get; } = new([]);

    /// <param name="list">Addresses and networks.</param>
    /// <param name="proxies">null when one of them is neither.</param>
    /// <param name="problem">Which, in words for the operator; null when all are understood.</param>
    /// <param name="variable">Where the list stands.</param>
    public static bool TryParse(
        IEnumerable<string> list,
        [NotNullWhen(true)] out TrustedProxies? proxies,
        [NotNullWhen(false)] out string? problem,
        string variable = "NEBULA_TRUSTED_PROXIES")
    {
        var networks = new List<IPNetwork>();
        foreach (var text in list)
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                (proxies, problem) = (null, $"{variable}: '{text}' is neither an address nor a network such as 10.0.0.0/8.");
                return false;
            }
        }

        (proxies, problem) = (new TrustedProxies([.. networks]), null);
        return true;
    }

    public bool Contains(IPAddress address)
    {
        var plain = Plain(address);
        return _networks.Any(network => network.Contains(plain));
    }

    /// <summary>An IPv4 address that came over an IPv6 socket, as what it is.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
