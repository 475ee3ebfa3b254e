namespace Nebula.Testing;

/// <summary>Where test servers keep their files: one copy of the binaries for all test runs of this user.</summary>
public static class PostgresFixtureFolders
{
    private static string Root { get; } = CreateEnterable(Path.Combine(Path.GetTempPath(), $"nebula-tests-{Environment.UserName}"));

    public static string Binaries { get; } = CreateEnterable(Path.Combine(Root, "postgres"));

    public static string Runs { get; } = CreateEnterable(Path.Combine(Root, "runs"));

    // PostgreSQL may run as another user than the tests.
    private static string CreateEnterable(string path)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        return path;
    }
}
