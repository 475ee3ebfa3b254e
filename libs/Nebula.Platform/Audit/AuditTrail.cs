using System.Text.Json;
using Dapper;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Platform.Audit;

/// <summary>Where a change leaves its entry for the audit log, within its own transaction.</summary>
public static class AuditTrail
{
    private const string Insert =
        """
        insert into audit_outbox (
            id, occurred_at, actor_kind, actor_id, actor_name, address, trace_id, action, outcome, target, target_name, detail,
            before_value, after_value)
        values (
            @Id, @OccurredAt, @ActorKind, @ActorId, @ActorName, @Address, @TraceId, @Action, @Outcome, @Target, @TargetName, @Detail,
            @Before::jsonb, @After::jsonb)
        """;

    /// <param name="connection">An open connection to any of the three databases, in the transaction of the change.</param>
    /// <param name="entry">The act.</param>
    /// <param name="now">When it was done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task AppendAsync(NpgsqlConnection connection, AuditEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new
        {
            Id = Guid.CreateVersion7(now),
            OccurredAt = now.ToUniversalTime(),
            ActorKind = Text(entry.Actor.Kind),
            ActorId = entry.Actor.Id,
            ActorName = entry.Actor.Name,
            entry.Actor.Address,
            entry.Actor.TraceId,
            entry.Action,
            Outcome = Text(entry.Outcome),
            entry.Target,
            entry.TargetName,
            entry.Detail,
            Before = Json(entry.Before),
            After = Json(entry.After),
        };
        await connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: cancellationToken));
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), NebulaJson.Options);

    private static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
