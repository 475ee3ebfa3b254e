using System.Net;
using System.Net.Sockets;

namespace Nebula.Homelab.FireDrills;

/// <summary>A small web server on loopback that says one thing, and can be stopped and started again on its port.</summary>
internal sealed class DrillTarget : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 11\r\nConnection: close\r\n\r\nfire drill\n"u8.ToArray();

    private TcpListener? _listener;

    /// <summary>A free port at first, the same afterwards.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    /// <exception cref="SocketException">Somebody else has taken the port meanwhile.</exception>
    public void Start()
    {
        _listener = new TcpListener(Address);
        _listener.Start();
        Address = (IPEndPoint)_listener.LocalEndpoint;
        _ = ServeAsync(_listener);
    }

    public void Stop()
    {
        _listener?.Dispose();
        _listener = null;
    }

    public void Dispose() => Stop();

    private static async Task ServeAsync(TcpListener listener)
    {
        while (true)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync();
                await AnswerAsync(socket);
            }
            catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
            {
                // Stopped.
                return;
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                if (!listener.Server.IsBound)
                {
                    return;
                }
            }
        }
    }

    // Whatever is asked, as far as one packet goes: a check asks for nothing that is longer.
    private static async Task AnswerAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.ReceiveAsync(new byte[4096], limit.Token);
            await socket.SendAsync(Answer, limit.Token);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (OperationCanceledException)
        {
            // Somebody who connects and says nothing.
        }
    }
}
