using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nebula.Cli.Supervision;

/// <summary>Signals to other processes (kill(2)).</summary>
internal static class ProcessSignals
{
    private const int Terminate = 15;

    /// <summary>Asks a process to end; on Windows, which knows no such request for a console-less process, ends it.</summary>
    public static void RequestEnd(int processId)
    {
        if (!OperatingSystem.IsWindows())
        {
            kill(processId, Terminate);
            return;
        }

        using var process = Process.GetProcessById(processId);
        process.Kill(entireProcessTree: true);
    }

    /// <summary>Leaves the terminal's session: neither its Ctrl-C nor its end reach us (setsid(2)).</summary>
    public static void LeaveTerminal()
    {
        if (!OperatingSystem.IsWindows())
        {
            setsid();
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int processId, int signal);

    [DllImport("libc", SetLastError = true)]
    private static extern int setsid();
}
