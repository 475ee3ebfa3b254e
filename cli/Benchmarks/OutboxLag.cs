using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>How long events lie in the outbox: from the moment they are told until they stand in the log, seen from a connection of its own.</summary>
internal sealed class OutboxLag(NpgsqlDataSource database, TimeProvider time)
{
    private const string Sql = "select position, occurred_at from events where position > @after order by position";

    /// <returns>Milliseconds, one for each event.</returns>
    public async Task<List<double>> WatchAsync(long after, CancellationToken stop)
    {
        List<double> lags = [];
        try
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            await using (var listen = new NpgsqlCommand("listen nebula_events", connection))
            {
                await listen.ExecuteNonQueryAsync(stop);
            }

            while (true)
            {
                await connection.WaitAsync(stop);
                var seen = time.GetUtcNow();
                await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new("after", after) } };
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                {
                    after = reader.GetInt64(0);
                    lags.Add((seen - reader.GetFieldValue<DateTimeOffset>(1)).TotalMilliseconds);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return lags;
        }
    }
}
