using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Nebula.Functions.Health;

/// <summary>
/// <c>--ask-live PORT</c>: asks the functions that listen on that port of this machine whether they live, in place of running them.
/// For the health check of a container that has neither a shell nor a client for HTTP. By socket, because that is all it takes, and
/// because the app's own HTTP clients refuse loopback.
/// </summary>
internal static class HealthQuestion
{
    private const string Option = "--ask-live";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>The port to ask; null when the arguments are none of ours.</returns>
    public static int? PortOf(string[] args) => args is [Option, var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is > 0 and <= IPEndPoint.MaxPort
        ? port
        : null;

    /// <returns>An exit code: 0 when they live.</returns>
    public static async Task<int> AskAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            await using var stream = socket.GetStream();
            await stream.WriteAsync("GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), limit.Token);
            using var reader = new StreamReader(stream);
            var answer = await reader.ReadLineAsync(limit.Token);
            await Console.Out.WriteLineAsync(answer ?? "no answer");
            return answer?.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) == true ? 0 : 1;
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            await Console.Out.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
