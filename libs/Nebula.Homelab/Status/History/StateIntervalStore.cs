using Nebula.Homelab.Status.Recording;
using Npgsql;

namespace Nebula.Homelab.Status.History;

/// <summary>The states as shown, over time.</summary>
internal sealed class StateIntervalStore
{
    private const string CloseSql = """
        UPDATE state_intervals SET ended_at = $2 WHERE monitor_no = $1 AND ended_at IS NULL AND started_at < $2
        """;

    private const string OpenSql = """
        INSERT INTO state_intervals (monitor_no, started_at, state) VALUES ($1, $2, $3)
        ON CONFLICT (monitor_no, started_at) DO UPDATE SET state = excluded.state
        """;

    /// <summary>Ends the running interval of each monitor and begins the next; several of one monitor in the order of time.</summary>
    public async Task ChangeAsync(NpgsqlConnection connection, IReadOnlyList<FeedChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var change in changes)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(CloseSql)
            {
                Parameters = { Value(change.No), Value(change.At) },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(OpenSql)
            {
                Parameters = { Value(change.No), Value(change.At), Value(change.State.ToCode()) },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
