using System.CommandLine;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>migrate</c>: brings the databases up to date without starting the functions.</summary>
internal static class MigrateCommand
{
    public static Command Create(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("migrate", "Bring the databases up to date; `up` does so too.") { data, json };
        command.SetAction((parsed, cancellationToken) => new MigrationRun(Terminal.Of(parsed), clock).RunAsync(parsed.DataFolderOf(data), cancellationToken));
        return command;
    }
}
