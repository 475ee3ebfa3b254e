using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;

namespace Nebula.Cli.Commands;

/// <summary><c>logs</c>: the last lines of one service's log, or of all.</summary>
internal static class LogsCommand
{
    private const int LinesShown = 200;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public static Command Create(TimeProvider clock)
    {
        var service = new Argument<string?>("service")
        {
            Description = $"One of {string.Join(", ", ServiceNames.WithLogs)}; all of them when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        service.AcceptOnlyFromAmong([.. ServiceNames.WithLogs]);
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with new lines until Ctrl-C." };
        var data = SharedOptions.Data();
        var command = new Command("logs", "Show the logs.") { service, follow, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.DataFolderOf(data), parsed.GetValue(service), parsed.GetValue(follow), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DataFolder data, string? service, bool follow, TimeProvider clock, CancellationToken cancellationToken)
    {
        var terminal = Terminal.ForThisProcess();
        var names = service is null ? ServiceNames.WithLogs : [service];
        var logs = names.Where(name => follow || File.Exists(data.LogOf(name))).Select(name => (Name: name, File: new FollowedFile(data.LogOf(name)))).ToList();
        if (logs.Count == 0)
        {
            return terminal.Refuse(new Problem(ExitCodes.NotRunning, $"There are no logs in {data.Logs}.", "They begin with the first ./nebula up."));
        }

        var prefix = logs.Count > 1;
        foreach (var (name, file) in logs)
        {
            Show(terminal, name, prefix, file.ReadLast(LinesShown));
        }

        try
        {
            while (follow)
            {
                await Task.Delay(BetweenLooks, clock, cancellationToken);
                logs.ForEach(log => Show(terminal, log.Name, prefix, log.File.ReadNew()));
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how following ends.
        }

        logs.ForEach(log => log.File.Dispose());
        return ExitCodes.Ok;
    }

    private static void Show(Terminal terminal, string name, bool prefix, List<string> lines) =>
        lines.ForEach(line => terminal.Raw(prefix ? $"{name,-9} | {line}" : line));
}
