using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Backups.Scheduling;

namespace Nebula.Functions.Backups;

/// <summary>Makes the backup that is due or was asked for. The schedule is a setting that may change at any time, so it only looks.</summary>
internal sealed class MakeDueBackupTimer(BackupRunner runner)
{
    [Function("make-due-backup")]
    public Task Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => runner.RunDueAsync(cancellationToken);
}
