using System.Globalization;

namespace Nebula.Cli.Diagnostics;

/// <summary>Which process listens on a TCP port: the socket's inode from /proc/net (proc(5)), then who has it open.</summary>
internal sealed class PortOwner(string proc = "/proc")
{
    private const string Listening = "0A";

    /// <returns>Such as "nginx (process 812)"; null where it cannot be told (another user's process, another system).</returns>
    public string? Find(int port)
    {
        var inodes = Inodes(port).ToHashSet(StringComparer.Ordinal);
        if (inodes.Count == 0)
        {
            return null;
        }

        return Directory.EnumerateDirectories(proc)
            .Select(Path.GetFileName)
            .Where(name => name is not null && name.All(char.IsAsciiDigit) && HasOpen(name, inodes))
            .Select(Describe!)
            .FirstOrDefault();
    }

    private IEnumerable<string> Inodes(int port)
    {
        var wanted = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return new[] { "tcp", "tcp6" }
            .Select(table => Path.Combine(proc, "net", table))
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(wanted, StringComparison.Ordinal) && fields[3] == Listening)
            .Select(fields => $"socket:[{fields[9]}]");
    }

    private bool HasOpen(string process, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(proc, process, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is { } target && inodes.Contains(target));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            // Somebody else's process, or one that ended meanwhile.
            return false;
        }
    }

    private string Describe(string process)
    {
        try
        {
            return $"{File.ReadAllText(Path.Combine(proc, process, "comm")).Trim()} (process {process})";
        }
        catch (IOException)
        {
            return $"process {process}";
        }
    }
}
