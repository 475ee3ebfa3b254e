namespace Nebula.Cli.Launching;

/// <summary>
/// The functions run from a copy that belongs to this data folder: a build beside a running installation would otherwise
/// rewrite files that a process has mapped.
/// </summary>
internal static class FolderCopy
{
    public static void Mirror(string from, string to)
    {
        Directory.CreateDirectory(to);
        var wanted = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(from, path)).ToHashSet(StringComparer.Ordinal);
        foreach (var extra in Directory.EnumerateFiles(to, "*", SearchOption.AllDirectories).Where(path => !wanted.Contains(Path.GetRelativePath(to, path))).ToList())
        {
            File.Delete(extra);
        }

        foreach (var name in wanted)
        {
            var (source, copy) = (new FileInfo(Path.Combine(from, name)), new FileInfo(Path.Combine(to, name)));
            if (!copy.Exists || copy.Length != source.Length || copy.LastWriteTimeUtc != source.LastWriteTimeUtc)
            {
                Directory.CreateDirectory(copy.DirectoryName!);
                source.CopyTo(copy.FullName, overwrite: true);
            }
        }
    }
}
