using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nebula.Cli.Embedded;

/// <summary>A port on 127.0.0.1 for a server of ours: the same as last time if it is still free, else any free one.</summary>
internal static class LoopbackPort
{
    public static async Task<int> ChooseAsync(string file, CancellationToken cancellationToken)
    {
        if (File.Exists(file)
            && int.TryParse(await File.ReadAllTextAsync(file, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            && known is > 0 and <= IPEndPoint.MaxPort
            && TryBind(known) is not null)
        {
            return known;
        }

        var port = TryBind(0) ?? throw new EmbeddedStackException("No port on 127.0.0.1 is free.");
        await SecretFile.WriteAsync(file, port.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return port;
    }

    private static int? TryBind(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
