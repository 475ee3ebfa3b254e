using Nebula.Cli.Building;
using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>
/// <c>migrate</c>: on the server that a setting names, on the embedded one that runs, or on the embedded one started for this only.
/// </summary>
internal sealed class MigrationRun(Terminal terminal, TimeProvider clock)
{
    public async Task<int> RunAsync(DataFolder data, CancellationToken cancellationToken)
    {
        // A server that is named needs neither a data folder nor sources: this is all that happens in a container.
        var settings = LauncherSettings.Load(RepositoryRoot.FindOrNull(), data);
        if (settings[LauncherSettings.Postgres] is { } external)
        {
            return await MigrateAsync(external, settings, cancellationToken);
        }

        if (data.Prepare() is { } broken)
        {
            return terminal.Refuse(broken);
        }

        using var alone = DataFolderLock.TryTake(data);
        if (alone is null)
        {
            return await MigrateAsync(EmbeddedAddress.Read(data), settings, cancellationToken);
        }

        var repository = RepositoryRoot.Find();
        var targets = new BuildTargets(repository);
        var builder = new Builder(repository, data, new LaunchProgress(terminal), clock);
        if (await builder.EnsureAsync(targets.Embedded, mayBuild: true, cancellationToken) is { } problem)
        {
            return terminal.Refuse(problem);
        }

        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = data.Postgres, NodeModules = targets.EmbeddedModules }, cancellationToken);
            return await MigrateAsync(server.ConnectionUri, settings, cancellationToken);
        }
        catch (EmbeddedStackException error)
        {
            return terminal.Refuse(new Problem(ExitCodes.ServiceFailed, error.Message, "./nebula doctor explains."));
        }
    }

    private async Task<int> MigrateAsync(string connection, LauncherSettings settings, CancellationToken cancellationToken)
    {
        var (applied, problem) = await Databases.MigrateAsync(connection, settings, cancellationToken);
        if (problem is not null)
        {
            return terminal.Refuse(problem);
        }

        foreach (var script in applied)
        {
            terminal.Ok($"{script.Database}: {script.Library}/{script.Script}");
        }

        terminal.Ok(applied.Count == 0 ? "everything is up to date" : $"{applied.Count} applied");
        return ExitCodes.Ok;
    }
}
