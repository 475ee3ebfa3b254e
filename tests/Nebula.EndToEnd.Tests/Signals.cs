using System.Runtime.InteropServices;

namespace Nebula.EndToEnd.Tests;

internal static class Signals
{
    public static void Send(int processId, PosixSignalNumber signal) => kill(processId, (int)signal);

    /// <summary>A zombie counts as gone: it only waits to be reaped.</summary>
    public static bool IsAlive(int processId)
    {
        if (kill(processId, (int)PosixSignalNumber.None) != 0)
        {
            return false;
        }

        var stat = $"/proc/{processId}/stat";
        return !File.Exists(stat) || !File.ReadAllText(stat).Split(')')[^1].TrimStart().StartsWith('Z');
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int processId, int signal);
}
