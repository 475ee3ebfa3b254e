using Nebula.Cli.Commands;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary><c>migrate</c>: brings the databases up to date, wherever they are.</summary>
internal sealed class MigrationRun(Terminal terminal, TimeProvider clock)
{
    public Task<int> RunAsync(DataFolder data, CancellationToken cancellationToken) =>
        new ServerAccess(terminal, clock).UseAsync(data, alone: false, MigrateAsync, cancellationToken);

    private async Task<int> MigrateAsync(string connection, LauncherSettings settings, CancellationToken cancellationToken)
    {
        var (applied, problem) = await Databases.MigrateAsync(connection, settings, clock, cancellationToken);
        if (problem is not null)
        {
            return terminal.Refuse(problem);
        }

        if (terminal.IsJson)
        {
            terminal.Json(new { applied });
            return ExitCodes.Ok;
        }

        foreach (var script in applied)
        {
            terminal.Ok($"{script.Database}: {script.Library}/{script.Script}");
        }

        terminal.Ok(applied.Count == 0 ? "everything is up to date" : $"{applied.Count} applied");
        return ExitCodes.Ok;
    }
}
