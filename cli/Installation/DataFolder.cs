using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;

namespace Nebula.Cli.Installation;

/// <summary>Everything an installation keeps: secrets, database, logs, and the note of what runs.</summary>
internal sealed class DataFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string LockFile => Below("nebula.lock");

    public string RunFile => Below("run.json");

    public string StopFile => Below("stop");

    public string ServiceTokenFile => Below("service-token");

    /// <summary>What takes the place of <see cref="ServiceTokenFile"/> at the next start.</summary>
    public string NextServiceTokenFile => Below("service-token.next");

    public string MasterKeyFile => Below("functions-master-key");

    public string Postgres => Below("postgres");

    public string Cache => Below("cache");

    public string SnapshotFile => Below("status-snapshot.json");

    public string EnvironmentFile => Below(".env");

    public string Logs => Below("logs");

    /// <summary>PostgreSQL writes beside its cluster, all else into one folder.</summary>
    public string LogOf(string service) => service == ServiceNames.Postgres
        ? System.IO.Path.Combine(Postgres, "postgres.log")
        : System.IO.Path.Combine(Logs, service + ".log");

    public static string DefaultPath() =>
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? "/var/lib/nebula"
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "nebula");

    /// <summary>Makes the folder, or says why it cannot be used. Files that are not ours are never touched.</summary>
    public Problem? Prepare()
    {
        if (File.Exists(Path))
        {
            return Broken("is a file, not a folder", "Name a folder: --data DIR.");
        }

        try
        {
            if (Directory.Exists(Path) && Stranger() is { } stranger)
            {
                return Broken($"holds something else ({stranger})", "Name an empty or a new folder: --data DIR.");
            }

            Directory.CreateDirectory(Path);
            MarkAsOurs();
            Directory.CreateDirectory(Logs);
            Restrict();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Broken($"cannot be used: {error.Message}", "Give this user the folder, or name another: --data DIR.");
        }
    }

    private string Below(string name) => System.IO.Path.Combine(Path, name);

    private Problem Broken(string what, string fix) => new(ExitCodes.DataFolder, $"The data folder {Path} {what}.", fix);

    /// <summary>An entry that no installation makes, in a folder that is not known to be one.</summary>
    private string? Stranger()
    {
        if (File.Exists(LockFile))
        {
            return null;
        }

        // .env may be put there by hand before the first start.
        return Directory.EnumerateFileSystemEntries(Path)
            .Select(System.IO.Path.GetFileName)
            .FirstOrDefault(name => name is not (".env" or "lost+found"));
    }

    private void Restrict()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // As root the database runs as its own user, who has to pass through (not list) this folder to its own.
        File.SetUnixFileMode(Path, Environment.IsPrivilegedProcess ? OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : OwnerOnly);
        File.SetUnixFileMode(Logs, OwnerOnly);
    }

    // Shows that the folder can be written, and that what is in it from now on is ours.
    private void MarkAsOurs()
    {
        if (!File.Exists(LockFile))
        {
            OwnFile.Open(LockFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }

        var probe = Below($".probe-{Environment.ProcessId}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
    }
}
