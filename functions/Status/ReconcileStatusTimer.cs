using Microsoft.Azure.Functions.Worker;
using Nebula.Homelab.Status;

namespace Nebula.Functions.Status;

/// <summary>Puts right what crashes and lost messages left behind.</summary>
internal sealed class ReconcileStatusTimer(StatusMaintenance maintenance)
{
    [Function("reconcile-status")]
    public Task Run([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => maintenance.ReconcileAsync(cancellationToken);
}
