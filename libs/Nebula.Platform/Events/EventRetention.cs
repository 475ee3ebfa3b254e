using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Nebula.Platform.Events;

/// <summary>Lets go of events that are too old, and with them of their dead letters.</summary>
public sealed class EventRetention(NpgsqlDataSource database, IOptions<EventsOptions> options, TimeProvider time)
{
    private const int Batch = 5000;

    // Of one run; what is left is the next one's.
    private const int MaxBatches = 100;

    // Only among the oldest, so that it never looks at more: one that came late stays for as long as what came with it.
    private const string DeleteSql =
        """
        with oldest as (select position, occurred_at from events order by position limit @Batch)
        delete from events using oldest where events.position = oldest.position and oldest.occurred_at < @Before
        """;

    /// <returns>How many were deleted.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var (before, all) = (time.GetUtcNow() - options.Value.Retention, 0);
        for (var run = 0; run < MaxBatches; run++)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            var deleted = await connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { Batch, Before = before }, cancellationToken: cancellationToken));
            all += deleted;
            if (deleted < Batch)
            {
                break;
            }
        }

        return all;
    }
}
