using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Audit.Chain;

/// <summary>Has the audit log verified and tells of a fault, each time anew: it does not go away by itself.</summary>
public sealed class AuditWatch(NpgsqlDataSource database, AuditVerifier verifier, TimeProvider time)
{
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        var verified = await verifier.VerifyAsync(cancellationToken);
        if (verified.Fault is { } fault)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await EventOutbox.AppendAsync(connection, new AuditBroken(fault.Seq, fault.Code, fault.Detail), null, time.GetUtcNow(), cancellationToken);
        }

        return verified;
    }
}
