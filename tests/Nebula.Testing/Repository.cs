namespace Nebula.Testing;

/// <summary>Where the repository lies that the tests run from.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string EmbeddedNodeModules { get; } = Path.Combine(Root, "deploy", "embedded", "node_modules");

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
