using Nebula.Cli.Commands;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Launching;

/// <summary>What a second <c>up</c> on the same data says.</summary>
internal static class RunningInstallation
{
    public static int Show(Terminal terminal, DataFolder data)
    {
        // The lock is taken before the first note is written.
        var running = new RunStateFile(data).Read();
        terminal.Ok(running is null
            ? $"Nebula is starting on {data.Path}."
            : $"Nebula {(running.Phase == LaunchPhase.Ready ? "runs" : "is " + running.Phase.ToString().ToLowerInvariant())} on {data.Path} (process {running.ProcessId}).");
        terminal.Strong($"Open {running?.Url ?? "the address it prints"}");
        return ExitCodes.Ok;
    }
}
