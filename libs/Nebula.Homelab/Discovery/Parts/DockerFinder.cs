using System.Net.Sockets;

namespace Nebula.Homelab.Discovery.Parts;

/// <summary>
/// Whether a Docker Engine listens here and lets this account in. It is only knocked at: this process never talks to it,
/// the execution plane does.
/// </summary>
internal sealed class DockerFinder : IPartFinder
{
    private const string UnixSocket = "/var/run/docker.sock";
    private const string WindowsPipe = @"\\.\pipe\docker_engine";
    private const string Unlocks = "Containers: list, start, stop, logs and metrics; deployments; apps from the marketplace.";

    public string Id => "docker";

    public string Name => "Docker";

    public async Task<FoundPart> FindAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.Exists(WindowsPipe) ? Found($"{WindowsPipe} is there") : Missing($"{WindowsPipe} is not there", Install);
        }

        if (!File.Exists(UnixSocket))
        {
            return Missing($"{UnixSocket} is not there", Install);
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(UnixSocket), cancellationToken);
            return Found($"{UnixSocket} accepts connections");
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            return Missing(
                $"{UnixSocket} is there, but {Environment.UserName} may not use it",
                $"sudo usermod -aG docker {Environment.UserName}, then log in again. Members of that group are root on this machine.");
        }
        catch (SocketException exception)
        {
            return Missing($"{UnixSocket} is there, but nothing answers ({exception.SocketErrorCode})", "sudo systemctl start docker");
        }
    }

    private static string Install => "https://docs.docker.com/engine/install/";

    private FoundPart Found(string evidence) => new() { Id = Id, Name = Name, Found = true, Evidence = evidence };

    private FoundPart Missing(string evidence, string howTo) =>
        new() { Id = Id, Name = Name, Found = false, Evidence = evidence, Unlocks = Unlocks, HowTo = howTo };
}
