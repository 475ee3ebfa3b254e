using System.Diagnostics;
using System.Globalization;

namespace Nebula.Cli.Embedded;

/// <summary>
/// A PostgreSQL that a killed launcher left running on our data folder, or the <c>postmaster.pid</c> that a killed PostgreSQL left there.
/// The caller holds the folder's lock, so whatever runs on it has no launcher any more.
/// </summary>
internal sealed class OrphanedPostgres(PostgresCluster cluster, PostgresBinaries binaries, PostgresUser user)
{
    private string PidFile => Path.Combine(cluster.DataFolder, "postmaster.pid");

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (await ReadPidAsync(cancellationToken) is not { } pid)
        {
            return;
        }

        if (!IsOurPostgres(pid))
        {
            // The number may belong to another process by now, for which PostgreSQL would wait in vain.
            File.Delete(PidFile);
            return;
        }

        foreach (var (mode, seconds) in new[] { ("fast", "20"), ("immediate", "5") })
        {
            var stop = user.Command([binaries.PgCtl, "stop", "-D", cluster.DataFolder, "-m", mode, "-w", "-t", seconds]);
            if ((await ProgramRun.RunAsync(stop, cancellationToken)).Succeeded)
            {
                return;
            }
        }

        await KillAsync(pid, cancellationToken);
    }

    // It answers no signal that it could answer (stopped, hung): what it committed is in its log and is recovered at the next start.
    private async Task KillAsync(int pid, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // Gone between the look and the kill, which is what was wanted.
        }

        File.Delete(PidFile);
    }

    private async Task<int?> ReadPidAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile))
        {
            return null;
        }

        var first = (await File.ReadAllLinesAsync(PidFile, cancellationToken)).FirstOrDefault();
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
    }

    // The postmaster's working directory is its data folder; where the system does not tell, the program's name must do.
    private bool IsOurPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
            {
                return false;
            }

            var folder = OperatingSystem.IsLinux() ? new FileInfo($"/proc/{pid}/cwd").LinkTarget : null;
            return folder is null || folder == Path.GetFullPath(cluster.DataFolder);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
