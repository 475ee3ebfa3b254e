using System.Net;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>The name servers of this machine; a seam, because no test can make them fail.</summary>
internal interface INameServers
{
    /// <summary>In the order in which they are asked; empty when the machine has none.</summary>
    IReadOnlyList<IPEndPoint> Find();
}
