using System.Net.Sockets;

namespace Nebula.Cli.Diagnostics;

/// <summary>Programs beside us that unlock more; none is needed.</summary>
internal static class Neighbours
{
    public const int OllamaPort = 11434;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    public static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);

    public static string Docker() => FindOnPath("docker") is null
        ? "Docker: not installed (not needed now)"
        : File.Exists("/var/run/docker.sock") ? "Docker: installed, its socket is there" : "Docker: installed, its daemon does not run (not needed now)";

    public static string Tailscale() => FindOnPath("tailscale") is { } program ? $"Tailscale: installed ({program})" : "Tailscale: not installed";

    public static async Task<string> OllamaAsync(CancellationToken cancellationToken) =>
        await AnswersAsync("127.0.0.1", OllamaPort, Patience, cancellationToken) ? $"Ollama: answers on port {OllamaPort}" : "Ollama: not found";

    public static async Task<bool> AnswersAsync(string host, int port, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await socket.ConnectAsync(host, port, limit.Token);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
