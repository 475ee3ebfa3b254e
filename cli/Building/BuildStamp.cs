namespace Nebula.Cli.Building;

/// <summary>
/// Tells in milliseconds whether a build is up to date, without asking the build tool: nothing among the sources is newer than
/// the moment the last good build began. A folder's own time changes when an entry appears or goes, so deletions count too.
/// </summary>
internal sealed class BuildStamp(string file)
{
    private static readonly string[] NotSources = ["node_modules", "dist", "artifacts", "bin", "obj", ".git"];

    public bool IsCurrent(string output, IEnumerable<string> sources)
    {
        if (!File.Exists(file) || !File.Exists(output))
        {
            return false;
        }

        var built = File.GetLastWriteTimeUtc(file);
        return sources.All(source => IsOlder(source, built));
    }

    /// <summary>Call after the build succeeded, with the moment it began: what changed meanwhile is newer.</summary>
    public void Set(DateTimeOffset began)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, began.UtcDateTime);
    }

    private static bool IsOlder(string source, DateTime built)
    {
        if (!Directory.Exists(source))
        {
            return File.GetLastWriteTimeUtc(source) <= built;
        }

        return Directory.GetLastWriteTimeUtc(source) <= built
            && Directory.EnumerateFiles(source).All(path => File.GetLastWriteTimeUtc(path) <= built)
            && Directory.EnumerateDirectories(source).Where(IsSource).All(folder => IsOlder(folder, built));
    }

    private static bool IsSource(string folder) => !NotSources.Contains(Path.GetFileName(folder), StringComparer.Ordinal);
}
