using Nebula.Platform.Outbound;
using Npgsql;

namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>Looks at the last heartbeat in the database: whoever looks, and after whatever restart, sees the same.</summary>
internal sealed class PushProbe(NpgsqlDataSource database) : Probe<PushCheck>
{
    // Well below a check's own time: that the database is slow says nothing about the sender.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task<ProbeOutcome> RunAsync(PushCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        if (check.Owner is not { } owner)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, "it waits for heartbeats, and gets its address when it is saved");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await database.OpenConnectionAsync(limit.Token);
            return await PushStore.ReadAsync(connection, owner.Id, limit.Token) is { } line
                ? PushVerdict.Of(line, check)
                : ProbeOutcome.Of(ServiceState.Unknown, "the monitor is no more");
        }
        catch (Exception exception) when (exception is NpgsqlException || (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            return ProbeOutcome.Of(ServiceState.Unknown, "the database does not tell of its last heartbeat");
        }
    }
}
