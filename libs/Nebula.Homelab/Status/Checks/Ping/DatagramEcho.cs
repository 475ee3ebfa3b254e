using System.Net;
using System.Net.Sockets;

namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>
/// ICMP without privileges: Linux lets the groups in net.ipv4.ping_group_range open an ICMP datagram socket (icmp(7)).
/// The kernel fills in identifier and checksum, and hands back only replies to this socket.
/// </summary>
internal sealed class DatagramEcho(TimeProvider time) : IEcho
{
    private const byte EchoRequestV4 = 8;
    private const byte EchoRequestV6 = 128;
    private const byte EchoReplyV4 = 0;
    private const byte EchoReplyV6 = 129;

    public string Name => "ICMP";

    public async Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken)
    {
        var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        using var socket = TryOpen(isV6);
        if (socket is null)
        {
            return null;
        }

        using var deadline = new CancellationTokenSource(wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var started = time.GetTimestamp();
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, 0), both.Token);
            await socket.SendAsync(Request(isV6), both.Token);
            var buffer = new byte[512];
            while (true)
            {
                var count = await socket.ReceiveAsync(buffer, both.Token);
                if (count > 0 && buffer[0] == (isV6 ? EchoReplyV6 : EchoReplyV4))
                {
                    return new EchoReply(true, "echo reply", time.GetElapsedTime(started));
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new EchoReply(false, "no echo reply", time.GetElapsedTime(started));
        }
    }

    private static Socket? TryOpen(bool isV6)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            return isV6
                ? new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.IcmpV6)
                : new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Icmp);
        }
        catch (SocketException)
        {
            // This account is not in the range, or the kernel has no such sockets: the next way is tried, and says what it was.
            return null;
        }
    }

    private static byte[] Request(bool isV6)
    {
        var request = new byte[16];
        request[0] = isV6 ? EchoRequestV6 : EchoRequestV4;
        request[7] = 1;
        return request;
    }
}
