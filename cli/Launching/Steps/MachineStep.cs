using Nebula.Cli.Commands;
using Nebula.Cli.Diagnostics;

namespace Nebula.Cli.Launching.Steps;

/// <summary>Is there a machine to run on: processor, memory, disk, a clock that can be believed.</summary>
internal sealed class MachineStep : ILaunchStep
{
    // Below this PostgreSQL may stop in the middle of a checkpoint.
    private const long LeastDiskBytes = 500L * 1024 * 1024;
    private const long LittleMemoryBytes = 400L * 1024 * 1024;

    public Task<Problem?> RunAsync(LaunchSession session, CancellationToken cancellationToken) => Task.FromResult(Run(session));

    private static Problem? Run(LaunchSession session)
    {
        // The script that started us found both; that we run shows the first.
        session.Progress.Ok($"tools: .NET {Environment.Version.Major}{(Neighbours.FindOnPath("node") is null ? "" : ", Node.js")}");
        var machine = MachineFacts.Read(session.Data.Path);
        if (machine.DiskFreeBytes < LeastDiskBytes)
        {
            return new Problem(
                ExitCodes.Failed, $"The disk of {session.Data.Path} is full: {machine.DiskFreeBytes / 1024 / 1024} MB free.", "Make room (500 MB), or name another: --data DIR.");
        }

        session.Progress.Ok(machine.ToString());
        if (machine.MemoryAvailableBytes < LittleMemoryBytes)
        {
            session.Progress.Warn($"only {machine.MemoryAvailableBytes / 1024 / 1024} MB of memory are available", "About 400 MB are needed.");
        }

        if (!SystemClock.IsPlausible(session.Clock))
        {
            return new Problem(ExitCodes.Failed, $"The clock is wrong: it says {session.Clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC.", "Set it, or switch on NTP: timedatectl set-ntp true");
        }

        session.Progress.Ok("clock");
        return null;
    }
}
