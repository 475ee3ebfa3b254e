using System.Text.Json;
using Dapper;
using Npgsql;

namespace Nebula.Platform.Audit;

/// <summary>Where a change leaves its entry for the audit log, within its own transaction.</summary>
public static class AuditTrail
{
    /// <summary>Characters of a name or a detail; nobody reads more, and some of them come from strangers.</summary>
    private const int MaxText = 1000;

    private const string Insert =
        """
        insert into audit_outbox (
            id, occurred_at, actor_kind, actor_id, actor_name, address, trace_id, action, outcome, target, target_name, detail,
            before_value, after_value, times)
        values (
            @Id, @OccurredAt, @ActorKind, @ActorId, @ActorName, @Address, @TraceId, @Action, @Outcome, @Target, @TargetName, @Detail,
            @Before::jsonb, @After::jsonb, @Times)
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
            ActorName = Limit(entry.Actor.Name),
            entry.Actor.Address,
            entry.Actor.TraceId,
            entry.Action,
            Outcome = Text(entry.Outcome),
            Target = Limit(entry.Target),
            TargetName = Limit(entry.TargetName),
            Detail = Limit(entry.Detail),
            Before = AuditJson.Write(entry.Before),
            After = AuditJson.Write(entry.After),
            entry.Times,
        };
        await connection.ExecuteAsync(new CommandDefinition(Insert, row, cancellationToken: cancellationToken));
    }

    // PostgreSQL takes neither NUL nor half a character, and neither may cost a change its entry.
    private static string? Limit(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var whole = string.Concat(text.EnumerateRunes()).Replace('\0', '\uFFFD');
        return whole.Length <= MaxText ? whole : $"{string.Concat(whole[..MaxText].EnumerateRunes())}…";
    }

    internal static string Text<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
