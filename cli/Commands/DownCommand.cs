using System.CommandLine;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Commands;

/// <summary><c>down</c>: asks the launcher to stop what it started, and waits until it has.</summary>
internal static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static Command Create(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("down", "Stop everything that `up` started, PostgreSQL cleanly.") { data, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(Terminal.Of(parsed), parsed.DataFolderOf(data), clock, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DataFolder data, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!DataFolderLock.IsHeld(data))
        {
            await OrphanedFunctions.StopAsync(data, terminal);
            terminal.Note($"Nothing runs on {data.Path}.");
            return Answer(terminal, wasRunning: false);
        }

        if (new RunStateFile(data).Read() is not { } state)
        {
            return terminal.Refuse(new Problem(ExitCodes.Failed, $"Something holds {data.LockFile}, but it has not said which process it is.", "Try again in a moment."));
        }

        if (!LauncherProcess.Is(state.ProcessId, data))
        {
            return terminal.Refuse(new Problem(
                ExitCodes.Failed,
                $"{data.RunFile} names process {state.ProcessId}, which does not hold {data.LockFile}.",
                $"Find the one that does, and end it: fuser {data.LockFile}"));
        }

        terminal.Doing($"stopping Nebula on {data.Path} (process {state.ProcessId})");
        RequestStop(data, state.ProcessId);
        var started = clock.GetTimestamp();
        while (DataFolderLock.IsHeld(data))
        {
            if (clock.GetElapsedTime(started) > Patience)
            {
                return terminal.Refuse(new Problem(
                    ExitCodes.Failed, $"Process {state.ProcessId} has not stopped within {Patience.TotalSeconds:0} s.", $"Its log: {data.LogOf(ServiceNames.Launcher)}"));
            }

            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        terminal.Ok("stopped");
        return Answer(terminal, wasRunning: true);
    }

    private static int Answer(Terminal terminal, bool wasRunning)
    {
        if (terminal.IsJson)
        {
            terminal.Json(new { wasRunning });
        }

        return ExitCodes.Ok;
    }

    private static void RequestStop(DataFolder data, int processId)
    {
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(data.StopFile, "");
            return;
        }

        ProcessSignals.RequestEnd(processId);
    }
}
