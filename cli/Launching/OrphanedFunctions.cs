using System.Diagnostics;
using Nebula.Cli.Commands;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Launching;

/// <summary>
/// Functions that a killed launcher left behind, where the kernel did not end them with it. The caller holds the data folder's
/// lock, so whatever runs from this folder has no launcher any more.
/// </summary>
internal static class OrphanedFunctions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task StopAsync(DataFolder data, Terminal terminal)
    {
        var left = new RunStateFile(data).Read()?.Services.FirstOrDefault(service => service.Name == ServiceNames.Functions)?.ProcessId;
        if (left is not { } processId || !IsOurs(processId, data))
        {
            return;
        }

        terminal.Doing($"stopping functions that an earlier launcher left (process {processId})");
        using var process = Process.GetProcessById(processId);
        ProcessSignals.RequestEnd(processId);
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    // The number may belong to another process by now.
    private static bool IsOurs(int processId, DataFolder data)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Contains(Path.Combine(data.Path, "bin", "functions"), StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
