namespace Nebula.Testing;

/// <summary>Where the repository lies that the tests run from.</summary>
public static class Repository
{
    private static readonly string[] NotSource = ["artifacts", "node_modules", "dist", "bin", "obj", ".git"];

    public static string Root { get; } = Find();

    public static string EmbeddedNodeModules { get; } = Path.Combine(Root, "deploy", "embedded", "node_modules");

    /// <summary>The files of the repository itself by their paths from its root, with forward slashes.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Walk(new DirectoryInfo(Root), pattern).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

    public static string[] Lines(string relativePath) => File.ReadAllLines(Path.Combine(Root, relativePath));

    public static string Text(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder, string pattern)
    {
        foreach (var file in folder.EnumerateFiles(pattern))
        {
            yield return file;
        }

        foreach (var child in folder.EnumerateDirectories().Where(child => !NotSource.Contains(child.Name)))
        {
            foreach (var file in Walk(child, pattern))
            {
                yield return file;
            }
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Nebula.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Nebula.sln above {AppContext.BaseDirectory}.");
    }
}
