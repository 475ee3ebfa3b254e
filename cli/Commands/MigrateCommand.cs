using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>migrate</c>: brings the databases up to date without starting the functions.</summary>
internal static class MigrateCommand
{
    public static Command Create(TimeProvider clock)
    {
        var data = SharedOptions.Data();
        var command = new Command("migrate", "Bring the databases up to date; `up` does so too.") { data };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.DataFolderOf(data), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, TimeProvider clock, CancellationToken cancellationToken)
    {
        var terminal = Terminal.ForThisProcess();
        if (data.Prepare() is { } problem)
        {
            return terminal.Refuse(problem);
        }

        return await new MigrationRun(terminal, clock).RunAsync(data, cancellationToken);
    }
}
