using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Events;

namespace Nebula.Functions.Events;

/// <summary>Lets go of events that are too old.</summary>
internal sealed class PruneEventsTimer(EventRetention retention)
{
    [Function("prune-events")]
    public Task Run([TimerTrigger("0 41 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => retention.PruneAsync(cancellationToken);
}
