using Microsoft.Azure.Functions.Worker;
using Nebula.Homelab.Status.History;

namespace Nebula.Functions.Status;

/// <summary>Makes minutes, hours and days of results.</summary>
internal sealed class RollUpStatusTimer(RollUpService rollUps)
{
    [Function("roll-up-status")]
    public Task Run([TimerTrigger("5 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => rollUps.RollUpAsync(cancellationToken);
}
