using System.Net;
using System.Net.Sockets;

namespace Nebula.Platform.Outbound;

/// <summary>Opens TCP connections to addresses that the guard has checked.</summary>
public sealed class OutboundConnector(OutboundGuard guard, TimeProvider time)
{
    // A name with a dead address among good ones (often IPv6) must not use up the whole time of a check.
    private static readonly TimeSpan PerAddress = TimeSpan.FromSeconds(2);

    /// <exception cref="OutboundRefusedException">The policy does not allow any address of the host.</exception>
    /// <exception cref="SocketException">Not resolved, or not connected; of several addresses, the last one's reason.</exception>
    public async Task<Socket> ConnectAsync(
        string host, int port, OutboundPolicy policy, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var checkedAddresses = await guard.ResolveAsync(host, port, policy, cancellationToken);
        if (!checkedAddresses.IsSuccess)
        {
            throw new OutboundRefusedException(checkedAddresses.Error);
        }

        trace.Resolved(time.GetElapsedTime(started), checkedAddresses.Value[0]);
        started = time.GetTimestamp();
        var socket = await DialAsync(checkedAddresses.Value, port, cancellationToken);
        trace.Connected(time.GetElapsedTime(started), (IPEndPoint)socket.RemoteEndPoint!);
        return socket;
    }

    private async Task<Socket> DialAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            var isLast = i == addresses.Count - 1;
            try
            {
                return await DialAsync(new IPEndPoint(addresses[i], port), isLast ? Timeout.InfiniteTimeSpan : PerAddress, cancellationToken);
            }
            catch (SocketException) when (!isLast)
            {
                // The next address may answer; if none does, the last one's reason is thrown.
            }
        }
    }

    private async Task<Socket> DialAsync(IPEndPoint endpoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, both.Token);
            return socket;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
