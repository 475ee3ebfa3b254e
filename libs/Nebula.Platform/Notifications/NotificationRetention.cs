using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Notifications;

/// <summary>Lets go of what is as old as the events that it was made of.</summary>
public sealed class NotificationRetention(NpgsqlDataSource database, IOptionsMonitor<EventsOptions> options, TimeProvider time)
{
    private const int Batch = 5000;

    private const string DeleteDeliveriesSql =
        """
        delete from notification_deliveries where seq in (
            select seq from notification_deliveries where state <> 'waiting' and planned_at < @before order by planned_at limit @Batch)
        """;

    private const string DeleteSql =
        """
        delete from notification_messages where sent_at < @before;
        delete from story_holds where held_at < @before;
        delete from notification_links where expires_at < @now;
        """;

    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var now = time.GetUtcNow();
        var values = new { before = now - options.CurrentValue.Retention, now, Batch };
        for (var deleted = Batch; deleted == Batch;)
        {
            deleted = await connection.ExecuteAsync(new CommandDefinition(DeleteDeliveriesSql, values, cancellationToken: cancellationToken));
        }

        await connection.ExecuteAsync(new CommandDefinition(DeleteSql, values, cancellationToken: cancellationToken));
    }
}
