using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Notifications;

namespace Nebula.Functions.Notifications;

/// <summary>Lets go of deliveries that are too old.</summary>
internal sealed class PruneNotificationsTimer(NotificationRetention retention)
{
    [Function("prune-notifications")]
    public Task Run([TimerTrigger("0 53 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => retention.PruneAsync(cancellationToken);
}
