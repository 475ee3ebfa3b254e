using System.Net;

namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>One way to ask whether a host is there. Which ways are open depends on the machine and the account.</summary>
internal interface IEcho
{
    /// <summary>For the evidence: "ICMP".</summary>
    string Name { get; }

    /// <summary>Asks once and waits at most so long.</summary>
    /// <returns>Null when this way is not open here.</returns>
    Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken);
}
