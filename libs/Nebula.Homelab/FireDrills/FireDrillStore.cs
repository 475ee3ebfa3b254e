using System.Text.Json;
using Dapper;
using Nebula.Platform.Events;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Homelab.FireDrills;

/// <summary>Table <c>fire_drills</c>.</summary>
internal static class FireDrillStore
{
    private const string Columns =
        """
        id, state, requested_at as RequestedAt, requested_by as RequestedBy, ended_at as EndedAt, steps::text as Steps, alerts::text as Alerts, reason
        """;

    // A few are enough to look back at; the last that passed is what the dashboard speaks of.
    private const string InsertSql =
        """
        delete from fire_drills where state not in ('waiting', 'running')
            and id not in (select id from fire_drills order by requested_at desc limit 20)
            and id not in (select id from fire_drills where state = 'passed' order by requested_at desc limit 1);
        insert into fire_drills (id, state, requested_at, requested_by, steps, alerts)
        values (@Id, @State, @RequestedAt, @RequestedBy, @Steps::jsonb, @Alerts::jsonb) on conflict do nothing
        """;

    private const string SaveSql =
        "update fire_drills set state = @State, ended_at = @EndedAt, steps = @Steps::jsonb, alerts = @Alerts::jsonb, reason = @Reason where id = @Id";

    private const string OpenSql = $"select {Columns} from fire_drills where state in ('waiting', 'running')";

    private const string LatestSql = $"select {Columns} from fire_drills order by requested_at desc limit 1";

    private const string LastPassedSql = $"select {Columns} from fire_drills where state = 'passed' order by requested_at desc limit 1";

    /// <returns>False when one waits or runs already.</returns>
    public static async Task<bool> InsertAsync(NpgsqlConnection connection, FireDrill drill, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, Row.Of(drill), cancellationToken: cancellationToken));
        return (await OpenAsync(connection, cancellationToken))?.Id == drill.Id;
    }

    public static Task SaveAsync(NpgsqlConnection connection, FireDrill drill, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(SaveSql, Row.Of(drill), cancellationToken: cancellationToken));

    /// <summary>The one that waits or runs.</summary>
    public static Task<FireDrill?> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => FindAsync(connection, OpenSql, cancellationToken);

    public static Task<FireDrill?> LatestAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => FindAsync(connection, LatestSql, cancellationToken);

    public static Task<FireDrill?> LastPassedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        FindAsync(connection, LastPassedSql, cancellationToken);

    private static async Task<FireDrill?> FindAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(sql, cancellationToken: cancellationToken)))?.ToDrill();

    private sealed record Row
    {
        public required Guid Id { get; init; }

        public required string State { get; init; }

        public required DateTimeOffset RequestedAt { get; init; }

        public required string RequestedBy { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public required string Steps { get; init; }

        public required string Alerts { get; init; }

        public string? Reason { get; init; }

        public static Row Of(FireDrill drill) => new()
        {
            Id = drill.Id,
            State = EventText.Of(drill.State),
            RequestedAt = drill.RequestedAt,
            RequestedBy = drill.RequestedBy,
            EndedAt = drill.EndedAt,
            Steps = JsonSerializer.Serialize(drill.Steps, NebulaJson.Options),
            Alerts = JsonSerializer.Serialize(drill.Alerts, NebulaJson.Options),
            Reason = drill.Reason,
        };

        public FireDrill ToDrill() => new()
        {
            Id = Id,
            State = EventText.Find<FireDrillState>(State)!.Value,
            RequestedAt = RequestedAt,
            RequestedBy = RequestedBy,
            EndedAt = EndedAt,
            Steps = JsonSerializer.Deserialize<List<FireDrillStep>>(Steps, NebulaJson.Options)!,
            Alerts = JsonSerializer.Deserialize<List<FireDrillAlert>>(Alerts, NebulaJson.Options)!,
            Reason = Reason,
        };
    }
}
