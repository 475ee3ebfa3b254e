using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Audit.Chain;

namespace Nebula.Functions.Audit;

/// <summary>What an attacker of the database can rewrite unseen is at most what came since the last time.</summary>
internal sealed class AnchorAuditTimer(AuditAnchors anchors)
{
    [Function("anchor-audit")]
    public Task Run([TimerTrigger("40 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => anchors.AnchorAsync(cancellationToken);
}
