namespace Nebula.Platform.ServiceMap;

/// <summary>By which network an address is reached, in the order in which they are preferred.</summary>
public enum NodeAddressKind
{
    /// <summary>The machine's address in the tailnet: encrypted, and the same from everywhere.</summary>
    Tailscale,

    /// <summary>The home network.</summary>
    Lan,

    /// <summary>The internet.</summary>
    Public,

    /// <summary>The machine that Nebula itself runs on.</summary>
    Loopback,
}
