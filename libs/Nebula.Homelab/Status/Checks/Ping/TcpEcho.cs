using System.Net;
using System.Net.Sockets;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>Without ICMP: a host that accepts or refuses a connection on any common port is there; refusing is an answer too.</summary>
internal sealed class TcpEcho(OutboundGuard guard, TimeProvider time, IReadOnlyList<int> ports) : IEcho
{
    /// <summary>Web, SSH, Windows file sharing and remote desktop, DNS.</summary>
    public static IReadOnlyList<int> CommonPorts { get; } = [443, 80, 22, 445, 3389, 53];

    public string Name => $"TCP {string.Join(", ", ports)}, because ICMP is not allowed here";

    public async Task<EchoReply?> SendAsync(IPAddress address, TimeSpan wait, CancellationToken cancellationToken)
    {
        List<int> allowed = [];
        foreach (var port in ports)
        {
            if ((await guard.ResolveAsync(address.ToString(), port, OutboundPolicy.Monitors, cancellationToken)).IsSuccess)
            {
                allowed.Add(port);
            }
        }

        if (allowed.Count == 0)
        {
            return null;
        }

        using var deadline = new CancellationTokenSource(wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var started = time.GetTimestamp();
        var attempts = allowed.Select(port => TryAsync(new IPEndPoint(address, port), both.Token)).ToList();
        EchoReply? answer = null;
        await foreach (var attempt in Task.WhenEach(attempts))
        {
            if (await attempt is { } text && answer is null)
            {
                answer = new EchoReply(true, text, time.GetElapsedTime(started));
                await both.CancelAsync();
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer ?? new EchoReply(false, "no answer", time.GetElapsedTime(started));
    }

    private static async Task<string?> TryAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return $"port {endpoint.Port} accepts connections";
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return $"port {endpoint.Port} refuses connections";
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // Silence on this port says nothing; the other ports may.
            return null;
        }
    }
}
