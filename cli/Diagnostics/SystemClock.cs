using System.Runtime.InteropServices;

namespace Nebula.Cli.Diagnostics;

/// <summary>Whether the clock can be trusted, as far as that can be told without asking the network.</summary>
internal static class SystemClock
{
    private const int TimeError = 5;

    // struct timex has 208 bytes on 64-bit Linux; with modes = 0 it is only read (adjtimex(2)).
    private const int TimexBytes = 256;

    /// <summary>A clock that runs before this program was built is wrong: certificates and sessions would be too.</summary>
    public static bool IsPlausible(TimeProvider clock) =>
        clock.GetUtcNow() > File.GetLastWriteTimeUtc(typeof(SystemClock).Assembly.Location).AddDays(-1);

    /// <returns>null where the kernel does not tell.</returns>
    public static bool? IsSynchronised()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var state = adjtimex(new byte[TimexBytes]);
        return state < 0 ? null : state != TimeError;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int adjtimex([In, Out] byte[] timex);
}
