using System.Net;
using System.Net.NetworkInformation;

namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>What .NET has: a raw socket where that is allowed, on Unix otherwise the ping program, if it is installed.</summary>
internal sealed class SystemEcho : IEcho
{
    public string Name => "ICMP";

    public async Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken)
    {
        using var ping = new System.Net.NetworkInformation.Ping();
        try
        {
            var reply = await ping.SendPingAsync(address, wait, buffer: new byte[16], options: null, cancellationToken);
            return reply.Status switch
            {
                IPStatus.Success => new EchoReply(true, "echo reply", TimeSpan.FromMilliseconds(reply.RoundtripTime)),
                IPStatus.TimedOut => new EchoReply(false, "no echo reply", wait),
                _ => new EchoReply(false, $"ICMP says {reply.Status}", TimeSpan.Zero),
            };
        }
        catch (PlatformNotSupportedException)
        {
            // No raw socket and no ping program.
            return null;
        }
    }
}
