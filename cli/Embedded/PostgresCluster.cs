namespace Nebula.Cli.Embedded;

/// <summary>The data folder of the embedded PostgreSQL: made once, and refused when it is not what we would have made.</summary>
internal sealed class PostgresCluster(string dataFolder, PostgresBinaries binaries, PostgresUser user)
{
    public const string SuperUser = "nebula";

    public string DataFolder { get; } = dataFolder;

    public async Task PrepareAsync(string password, bool throwaway, CancellationToken cancellationToken)
    {
        var versionFile = Path.Combine(DataFolder, "PG_VERSION");
        if (File.Exists(versionFile))
        {
            await RequireVersionAsync(versionFile, cancellationToken);
            await user.OwnRestoredAsync(DataFolder, cancellationToken);
            return;
        }

        if (Directory.Exists(DataFolder) && Directory.EnumerateFileSystemEntries(DataFolder).Any())
        {
            throw new EmbeddedStackException(
                $"{DataFolder} is not a PostgreSQL data folder (it has no PG_VERSION): restore it from a backup, or move it away to start empty.");
        }

        await CreateAsync(password, throwaway, cancellationToken);
    }

    private async Task RequireVersionAsync(string versionFile, CancellationToken cancellationToken)
    {
        var version = (await File.ReadAllTextAsync(versionFile, cancellationToken)).Trim();
        if (version != binaries.MajorVersion)
        {
            // It may be a link to anything: only a number is repeated.
            version = version.Length < 8 && version.All(char.IsAsciiDigit) ? version : "an unknown version";
            throw new EmbeddedStackException(
                $"{DataFolder} was made by PostgreSQL {version}, this is {binaries.MajorVersion}: dump it with {version} and restore it into a new data folder.");
        }
    }

    // initdb into a folder beside, so that one interrupted halfway is never taken for a cluster.
    private async Task CreateAsync(string password, bool throwaway, CancellationToken cancellationToken)
    {
        var partial = $"{DataFolder}.partial";
        if (Directory.Exists(partial))
        {
            Directory.Delete(partial, recursive: true);
        }

        var passwordFile = $"{DataFolder}.password";
        try
        {
            // Made and handed over empty: the folder around it is not that user's to make something in.
            Directory.CreateDirectory(partial);
            await user.OwnAsync(partial, cancellationToken);
            await SecretFile.WriteAsync(passwordFile, password, cancellationToken);
            await user.OwnAsync(passwordFile, cancellationToken);
            string[] durability = throwaway ? ["--no-sync"] : [];
            var run = await ProgramRun.RunAsync(
                user.Command([
                    binaries.InitDb, "-D", partial, "-U", SuperUser, $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", .. durability,
                ]),
                cancellationToken);
            if (!run.Succeeded)
            {
                throw new EmbeddedStackException($"PostgreSQL cannot make its data folder {DataFolder}: {run.Complaint}");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder);
        }

        Directory.Move(partial, DataFolder);
    }
}
