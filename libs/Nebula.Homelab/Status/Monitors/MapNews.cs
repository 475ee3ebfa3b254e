using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity;
using Nebula.Platform.ServiceMap;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>
/// Tells once, from however many processes, that another map is in force, that its file was refused, and that it is good again. The first
/// two are in the audit log too: what the file changes, somebody with an editor has changed.
/// </summary>
internal sealed class MapNews
{
    private const string SetSql = "UPDATE service_map_news SET refused = @Refused WHERE refused IS DISTINCT FROM @Refused";

    /// <summary>Whoever may write the file; who it was, the machine does not tell.</summary>
    private static Actor File { get; } = new(PrincipalKind.Service, null, "service-map.yml");

    /// <summary>In a transaction that holds <see cref="Recording.StatusLock"/>.</summary>
    /// <param name="connection">The transaction's.</param>
    /// <param name="snapshot">The map as it was read.</param>
    /// <param name="change">What this transaction has put in force; null for nothing.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether anything was told.</returns>
    public async Task<bool> TellAsync(
        NpgsqlConnection connection, ServiceMapSnapshot snapshot, MapChange? change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var refused = snapshot.Valid ? null : string.Join('\n', snapshot.Errors);
        var isNews = await connection.ExecuteAsync(new CommandDefinition(SetSql, new { Refused = refused }, cancellationToken: cancellationToken)) > 0;
        PlatformEvent? happened = snapshot switch
        {
            { Valid: false } when isNews => new ServiceMapRefused(snapshot.Errors.Count, snapshot.Errors[0].ToString()),
            { Valid: true } when change is not null || isNews => new ServiceMapApplied(snapshot.Version, snapshot.Services.Count, snapshot.Nodes.Count),
            _ => null,
        };
        if (happened is not null)
        {
            await EventOutbox.AppendAsync(connection, happened, null, now, cancellationToken);
        }

        foreach (var entry in Entries(snapshot, change, refused: isNews && !snapshot.Valid))
        {
            await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        }

        return happened is not null;
    }

    // Of a file with faults, the good part may have come into force: both are told then.
    private static IEnumerable<AuditEntry> Entries(ServiceMapSnapshot snapshot, MapChange? change, bool refused)
    {
        if (change is not null)
        {
            yield return new AuditEntry(File, AuditActions.ServiceMapApplied, AuditOutcome.Done)
            {
                Detail = $"{change.Monitors} monitor(s) made, changed or retired.",
                Before = change.Before,
                After = change.After,
            };
        }

        if (refused)
        {
            yield return new AuditEntry(File, AuditActions.ServiceMapApplied, AuditOutcome.Refused)
            {
                Detail = $"service_map_invalid: {snapshot.Errors.Count} fault(s), the first: {snapshot.Errors[0]}",
            };
        }
    }
}
