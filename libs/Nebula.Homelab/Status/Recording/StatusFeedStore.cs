using System.Text.Json;
using Dapper;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.Status.Recording;

/// <summary>The feed that live views follow.</summary>
internal sealed class StatusFeedStore
{
    /// <summary>The channel that tells of new rows; a hint only, readers also look by themselves.</summary>
    public const string Channel = "nebula_status";

    private const string AppendSql = """
        INSERT INTO status_feed (position, at, batch)
        SELECT nextval('status_feed_position'), @At, @Batch::jsonb
        RETURNING position
        """;

    private const string ReadSql = """
        SELECT position AS Position, at AS At, batch::text AS Batch
        FROM status_feed
        WHERE position > @After
        ORDER BY position
        LIMIT @Limit
        """;

    private const string EndsSql = """
        SELECT coalesce(min(position), 0) AS First, coalesce(max(position), 0) AS Last FROM status_feed
        """;

    private const string PruneSql = """
        DELETE FROM status_feed WHERE at < @Before AND position < (SELECT max(position) FROM status_feed)
        """;

    /// <summary>Call it last, under <see cref="StatusLock"/>.</summary>
    public async Task<long> AppendAsync(NpgsqlConnection connection, DateTimeOffset at, FeedBatch batch, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(batch, NebulaJson.Options);
        var position = await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(AppendSql, new { At = at, Batch = json }, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition($"NOTIFY {Channel}", cancellationToken: cancellationToken));
        return position;
    }

    public async Task<List<FeedRow>> ReadAfterAsync(NpgsqlConnection connection, long after, int limit, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(ReadSql, new { After = after, Limit = limit }, cancellationToken: cancellationToken);
        return [.. (await connection.QueryAsync<StoredRow>(command)).Select(row => row.ToFeed())];
    }

    /// <summary>The first and last position there are; zeros when the feed is empty.</summary>
    public Task<FeedEnds> ReadEndsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<FeedEnds>(new CommandDefinition(EndsSql, cancellationToken: cancellationToken));

    public Task<int> PruneAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(PruneSql, new { Before = before }, cancellationToken: cancellationToken));

    private sealed record StoredRow
    {
        public required long Position { get; init; }

        public required DateTimeOffset At { get; init; }

        public required string Batch { get; init; }

        public FeedRow ToFeed() => new(Position, At, JsonSerializer.Deserialize<FeedBatch>(Batch, NebulaJson.Options)!);
    }
}
