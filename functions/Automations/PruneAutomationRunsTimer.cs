using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Automations.Runs;

namespace Nebula.Functions.Automations;

/// <summary>Lets go of old runs of automations.</summary>
internal sealed class PruneAutomationRunsTimer(RunRetention retention)
{
    [Function("prune-automation-runs")]
    public Task Run([TimerTrigger("0 47 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => retention.PruneAsync(cancellationToken);
}
