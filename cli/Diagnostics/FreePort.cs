using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Nebula.Cli.Diagnostics;

/// <summary>Ports on 127.0.0.1 that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>Any, from the range the system gives out.</summary>
    public static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The next one above, to propose to a person.</summary>
    public static int Near(int port)
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        return Enumerable.Range(port + 1, 100).FirstOrDefault(candidate => candidate <= IPEndPoint.MaxPort && !taken.Contains(candidate), Any());
    }
}
