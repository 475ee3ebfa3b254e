using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Nebula.Functions.Composition;

/// <summary>
/// Gives back, once, what only the start needed: most of a process's life it does little, and the heaps stay as large as the start made them.
/// </summary>
internal sealed class StartupMemory(TimeProvider time) : BackgroundService
{
    // By then the first pages are served and the timers have run once.
    private static readonly TimeSpan StartIsOver = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(StartIsOver, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            ReleaseFreedNative();
        }
    }

    // The compiler's arenas leave holes in the heap of the C library, which that keeps.
    private static void ReleaseFreedNative()
    {
        try
        {
            _ = MallocTrim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // musl gives back by itself.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallocTrim(nuint pad);
}
