using Microsoft.Azure.Functions.Worker;
using Nebula.Platform.Audit.Chain;

namespace Nebula.Functions.Audit;

/// <summary>Walks the audit log every night, so that somebody hears of it who does not look at the page.</summary>
internal sealed class VerifyAuditTimer(AuditWatch watch)
{
    [Function("verify-audit")]
    public Task Run([TimerTrigger("0 33 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) => watch.VerifyAsync(cancellationToken);
}
