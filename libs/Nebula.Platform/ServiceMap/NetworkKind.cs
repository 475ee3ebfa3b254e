namespace Nebula.Platform.ServiceMap;

/// <summary>The networks that can be out of sight from here as a whole. Loopback is none of them: it is always there.</summary>
public enum NetworkKind
{
    /// <summary>The home network.</summary>
    Lan,

    /// <summary>The machines that are reached over Tailscale.</summary>
    Tailnet,

    /// <summary>Everything with a public address.</summary>
    Internet,
}
