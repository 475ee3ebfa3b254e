using Microsoft.Azure.Functions.Worker;
using Nebula.Homelab.Status.History;

namespace Nebula.Functions.Status;

/// <summary>Lets go of history that is too old.</summary>
internal sealed class PruneStatusTimer(RollUpService rollUps)
{
    [Function("prune-status")]
    public Task Run([TimerTrigger("0 7,22,37,52 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => rollUps.PruneAsync(cancellationToken);
}
