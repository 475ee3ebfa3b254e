namespace Nebula.Cli.Installation;

/// <summary>Where the sources and build output are.</summary>
internal static class RepositoryRoot
{
    /// <summary>Set by the <c>nebula</c> script, which knows where it lies.</summary>
    public const string Variable = "NEBULA_ROOT";

    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static string Find() =>
        FindOrNull() ?? throw new InvalidOperationException($"No Nebula.sln above {AppContext.BaseDirectory}; start this program by the nebula script.");

    /// <summary>null in a container's image, which has none.</summary>
    public static string? FindOrNull()
    {
        var told = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(told) && File.Exists(Path.Combine(told, "Nebula.sln")))
        {
            return Path.GetFullPath(told);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Nebula.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
