using System.Net;
using System.Net.Sockets;

namespace Nebula.Testing;

/// <summary>A TCP server on a free loopback port; each connection gets one conversation, then it is closed.</summary>
public sealed class FakeTcpServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    /// <param name="converse">What is said on a connection; null: nothing at all, until the other side gives up.</param>
    public FakeTcpServer(Func<NetworkStream, CancellationToken, Task>? converse = null)
    {
        _listener.Start();
        _serving = ServeAsync(converse ?? SilentAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Endpoint => $"127.0.0.1:{Port}";

    /// <summary>Answers every connection with the same bytes, whatever it says, once it has said something.</summary>
    public static FakeTcpServer Answering(byte[] answer) => new(async (stream, cancellationToken) =>
    {
        await stream.ReadAtLeastAsync(new byte[1024], 1, throwOnEndOfStream: false, cancellationToken);
        await stream.WriteAsync(answer, cancellationToken);
    });

    /// <summary>A loopback port that nothing listens on; free a moment ago.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private static async Task SilentAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(new byte[1024], cancellationToken) > 0)
        {
            // Whatever it says stays without an answer.
        }
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> converse)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ConverseAsync(client, converse);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped, maybe between two clients: then the listener says that it was never started.
        }
    }

    private async Task ConverseAsync(TcpClient client, Func<NetworkStream, CancellationToken, Task> converse)
    {
        try
        {
            await converse(client.GetStream(), _stop.Token);
        }
        catch (IOException)
        {
            // The other side went away, as probes do.
        }
    }
}
