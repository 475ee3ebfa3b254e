using System.Diagnostics;

namespace Nebula.EndToEnd.Tests.Containers;

/// <summary>
/// A Docker Engine for one test: its own socket, state and images, no bridge and no firewall rules; containers use the host's network.
/// Nothing of it is left, and nothing of another engine is touched.
/// </summary>
internal sealed class DockerEngine : IAsyncDisposable
{
    public const string Daemon = "/usr/sbin/dockerd";

    private const string Client = "/usr/bin/docker";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(5);

    // Not below /tmp: where that is a memory file system, images do not fit.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine("/var/tmp", Path.GetRandomFileName()));
    private readonly Process _daemon;

    private DockerEngine() => _daemon = Start(
        Daemon,
        [
            "--data-root", At("data"), "--exec-root", At("exec"), "--pidfile", At("pid"), "-H", Host, "--storage-driver", "vfs", "--bridge", "none",
            "--iptables=false", "--ip6tables=false",
        ]);

    private string Host => $"unix://{At("docker.sock")}";

    public static async Task<DockerEngine> StartAsync()
    {
        var engine = new DockerEngine();
        try
        {
            await Eventually.SeenAsync(async () => (await engine.TryAsync(["version"])).Code == 0 ? engine : null, StartLimit);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a docker command prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is its output.</exception>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await TryAsync(arguments);
        return code == 0 ? output.Trim() : throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {code}:\n{output}");
    }

    public async Task<(int Code, string Output)> TryAsync(string[] arguments)
    {
        using var process = Start(Client, ["-H", Host, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(CommandLimit);
        return (process.ExitCode, await output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in (await TryAsync(["ps", "-aq"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await TryAsync(["rm", "-f", container]);
        }

        // Asked, not killed: it ends the containerd that it started.
        await RunToEndAsync("kill", $"{_daemon.Id}");
        await _daemon.WaitForExitAsync().WaitAsync(StartLimit);
        _daemon.Dispose();

        // It leaves the mount of its network namespace behind.
        var mounts = (await File.ReadAllLinesAsync("/proc/mounts")).Select(line => line.Split(' ')[1]);
        foreach (var mount in mounts.Where(mount => mount.StartsWith(_folder.FullName, StringComparison.Ordinal)).OrderByDescending(mount => mount.Length))
        {
            await RunToEndAsync("umount", mount);
        }

        _folder.Delete(recursive: true);
    }

    private static async Task RunToEndAsync(string program, string argument)
    {
        using var process = Start(program, [argument]);
        await process.WaitForExitAsync();
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo { FileName = program, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOCKER_BUILDKIT"] = "1";
        var process = Process.Start(start)!;
        if (program == Daemon)
        {
            // Read, so that it never waits for a full pipe.
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        return process;
    }
}
