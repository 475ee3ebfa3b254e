using System.Net;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using Microsoft.Extensions.Logging;

namespace Nebula.Cli.Embedded;

/// <summary>
/// A Redis-compatible server (Garnet) in this process, on 127.0.0.1 only, with a generated password. In memory:
/// what it holds may be lost.
/// </summary>
public sealed class EmbeddedCache : IDisposable
{
    private readonly GarnetServer _server;

    private EmbeddedCache(GarnetServer server, int port, string password)
    {
        _server = server;
        Port = port;
        ConnectionUri = $"redis://:{password}@127.0.0.1:{port}";
    }

    public int Port { get; }

    /// <summary>As <c>NEBULA_REDIS</c> takes it; carries the password.</summary>
    public string ConnectionUri { get; }

    /// <param name="folder">Where password and port are remembered.</param>
    /// <param name="loggerFactory">Where Garnet writes its log; null = nowhere.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <exception cref="EmbeddedStackException">It cannot run; the message says why.</exception>
    public static async Task<EmbeddedCache> StartAsync(string folder, ILoggerFactory? loggerFactory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var password = await SecretFile.ReadOrCreateAsync(Path.Combine(folder, "password"), cancellationToken);
        var port = await LoopbackPort.ChooseAsync(Path.Combine(folder, "port"), cancellationToken);
        var options = new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
            AuthSettings = new PasswordAuthenticationSettings(password),
            LogMemorySize = "32m",
            PageSize = "1m",
            IndexMemorySize = "1m",
            IndexMaxMemorySize = "8m",
            EnableStorageTier = false,
            EnableAOF = false,
            Recover = false,
            QuietMode = true,
            NetworkConnectionLimit = 1000,
            CheckpointDir = folder,
        };
        try
        {
            var server = new GarnetServer(options, loggerFactory);
            server.Start();
            return new EmbeddedCache(server, port, password);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new EmbeddedStackException($"The cache cannot be started on port {port}: {exception.Message}", exception);
        }
    }

    public void Dispose() => _server.Dispose();
}
