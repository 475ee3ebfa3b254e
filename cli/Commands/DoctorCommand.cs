using System.CommandLine;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Commands;

/// <summary><c>doctor</c>: looks at everything that may be wrong and says what to do.</summary>
internal static class DoctorCommand
{
    private const int DefaultPort = 8080;

    public static Command Create(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("doctor", "Examine tools, machine, servers and configuration. Exit code 1 when something fails.") { data, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(Terminal.Of(parsed), parsed.DataFolderOf(data), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DataFolder data, TimeProvider clock, CancellationToken cancellationToken)
    {
        var repository = RepositoryRoot.Find();
        var running = new RunStateFile(data).ReadRunning();
        var context = new DoctorContext(repository, data, LauncherSettings.Load(repository, data), running, running?.Port ?? DefaultPort, clock);
        var found = await new Doctor(context).ExamineAsync(cancellationToken);
        if (terminal.IsJson)
        {
            terminal.Json(found);
        }
        else
        {
            Show(terminal, found);
        }

        return found.Any(line => line.Level == DiagnosisLevel.Fail) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static void Show(Terminal terminal, IReadOnlyList<Diagnosis> found)
    {
        foreach (var line in found)
        {
            var text = $"{line.Name}: {line.Found}";
            switch (line.Level)
            {
                case DiagnosisLevel.Ok:
                    terminal.Ok(text);
                    break;
                case DiagnosisLevel.Warn:
                    terminal.Warn(text, line.Fix);
                    break;
                default:
                    terminal.Fail(text, line.Fix);
                    break;
            }
        }

        terminal.Plain(string.Join(", ", found.GroupBy(line => line.Level).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}")));
    }
}
