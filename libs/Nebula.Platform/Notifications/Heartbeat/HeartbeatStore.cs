using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>Table <c>heartbeat</c>: what the process that sends it has seen, for all to show.</summary>
public sealed class HeartbeatStore(NpgsqlDataSource database, IOptionsMonitor<HeartbeatOptions> options)
{
    private const string ReadSql = "select tried_at as TriedAt, sent_at as SentAt, answer as Answer, problem as Problem from heartbeat";

    private const string SaveSql =
        """
        update heartbeat
        set tried_at = @now, problem = @problem,
            sent_at = case when @problem::text is null then @now else sent_at end,
            answer = case when @problem::text is null then @answer else answer end
        """;

    public async Task<HeartbeatState> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var state = await connection.QuerySingleAsync<HeartbeatState>(new CommandDefinition(ReadSql, cancellationToken: cancellationToken));
        var now = options.CurrentValue;
        return state with
        {
            Configured = now.Url is not null,
            Watcher = Uri.TryCreate(now.Url, UriKind.Absolute, out var url) ? url.Host : null,
            IntervalSeconds = now.Interval.TotalSeconds,
        };
    }

    internal async Task SaveAsync(string? problem, string? answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, new { problem, answer, now }, cancellationToken: cancellationToken));
    }
}
