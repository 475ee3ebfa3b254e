namespace Nebula.Platform.Outbound;

/// <summary>What an address leads to, as far as its number tells.</summary>
public enum AddressKind
{
    /// <summary>The internet.</summary>
    Public,

    /// <summary>RFC 1918, and the benchmark net 198.18/15 that some VPNs hand out.</summary>
    Private,

    /// <summary>100.64/10 (RFC 6598), where Tailscale lives.</summary>
    SharedNat,

    /// <summary>fc00::/7 (RFC 4193).</summary>
    UniqueLocal,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>169.254/16 and fe80::/10: no router passes them on, and clouds put their secrets there.</summary>
    LinkLocal,

    /// <summary>A cloud's metadata service outside the link-local range.</summary>
    Metadata,

    /// <summary>0/8 and ::, which many systems take for "this machine".</summary>
    Unspecified,

    Multicast,

    Broadcast,

    /// <summary>Of no use as a target, or another address in disguise.</summary>
    Reserved,
}
