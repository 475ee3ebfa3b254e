using System.Net;
using DnsClient;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>The name servers that the operating system is set up with. They are dialled wherever they are, as every other program does.</summary>
internal sealed class SystemNameServers(TimeProvider time) : INameServers
{
    // To look at every network interface takes its time, and name servers change when a machine moves.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private volatile Found? _found;

    public IReadOnlyList<IPEndPoint> Find()
    {
        if (_found is { } found && time.GetElapsedTime(found.At) < Remembered)
        {
            return found.Servers;
        }

        var servers = Look();
        _found = new Found(time.GetTimestamp(), servers);
        return servers;
    }

    private static IReadOnlyList<IPEndPoint> Look()
    {
        try
        {
            return
            [
                .. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)
                    .Select(server => new IPEndPoint(IPAddress.Parse(server.Address), server.Port)),
            ];
        }
        catch (InvalidOperationException)
        {
            // It could not be found out; to the check that is the same as none.
            return [];
        }
    }

    private sealed record Found(long At, IReadOnlyList<IPEndPoint> Servers);
}
