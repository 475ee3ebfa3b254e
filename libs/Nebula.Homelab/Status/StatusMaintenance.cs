using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Platform.ServiceMap;
using Npgsql;

namespace Nebula.Homelab.Status;

/// <summary>Puts right what was left behind: a map that was not applied, workers that died, services that nobody looks at any more.</summary>
public sealed class StatusMaintenance(NpgsqlDataSource database, ServiceMapProvider maps, MapSync sync, StatusRecorder recorder)
{
    private readonly ClaimStore _claims = new();

    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await sync.ApplyAsync(maps.Current, cancellationToken);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await _claims.SweepAsync(connection, cancellationToken);
        }

        await recorder.JudgeAsync(definitionsChanged: false, cancellationToken);
    }
}
