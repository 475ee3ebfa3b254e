using Nebula.Cli.Building;
using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>
/// A server for work that does not need the functions: the one that a setting names, the embedded one that runs, or the embedded
/// one started for this only.
/// </summary>
internal sealed class ServerAccess(Terminal terminal, TimeProvider clock)
{
    /// <param name="data">The installation.</param>
    /// <param name="alone">The launcher must not run on the data folder meanwhile.</param>
    /// <param name="work">Gets the address of the server, and answers with an exit code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<int> UseAsync(
        DataFolder data, bool alone, Func<string, LauncherSettings, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        // A server that is named needs neither a data folder nor sources: this is all that happens in a container.
        var settings = LauncherSettings.Load(RepositoryRoot.FindOrNull(), data);
        if (settings[LauncherSettings.Postgres] is { } external)
        {
            return await work(external, settings, cancellationToken);
        }

        if (data.Prepare() is { } broken)
        {
            return terminal.Refuse(broken);
        }

        using var held = DataFolderLock.TryTake(data);
        if (held is null)
        {
            return alone
                ? terminal.Refuse(new Problem(ExitCodes.Failed, $"Nebula runs on {data.Path}.", "Stop it first: ./nebula down"))
                : await work(EmbeddedAddress.Read(data), settings, cancellationToken);
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
            return await work(server.ConnectionUri, settings, cancellationToken);
        }
        catch (EmbeddedStackException error)
        {
            return terminal.Refuse(new Problem(ExitCodes.ServiceFailed, error.Message, "./nebula doctor explains."));
        }
    }
}
