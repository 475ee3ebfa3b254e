using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Audit.Reading;

/// <summary>Reads the audit log: a page, or all that a filter lets through, a row at a time.</summary>
public sealed class AuditLog(NpgsqlDataSource database, TimeProvider time)
{
    public const int MaxPage = 100;

    /// <summary>Characters of a text that is searched for.</summary>
    public const int MaxText = 200;

    // No index finds a part of a text. A page looks through so many rows, and the next one goes on from there.
    internal const int SearchWindow = 20_000;

    // A chunk of an export; between two of them nothing is held in PostgreSQL.
    private const int Chunk = 1000;

    /// <summary>Entries, newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="before">The next of the page before; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Result<AuditPage>> ListAsync(AuditQuery query, long? before, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The limit is not possible.", new FieldError("limit", $"{limit} is not possible; it must be from 1 to {MaxPage}."));
        }

        if (query.Text?.Length > MaxText)
        {
            return Error.Invalid("query_invalid", "The text is too long.", new FieldError("text", $"It may have {MaxText} characters at most."));
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (filter, parameters) = AuditFilter.Of(query);
        var from = before ?? await connection.QuerySingleAsync<long>(new CommandDefinition("select coalesce(max(seq), 0) + 1 from audit_log", cancellationToken: cancellationToken));
        var floor = query.Text is null ? 0 : from - SearchWindow;
        parameters.Add("Before", from);
        parameters.Add("Floor", floor);
        parameters.Add("Limit", limit + 1);
        var sql = $"select {AuditRecord.LogColumns} from audit_log where seq < @Before and seq >= @Floor{filter} order by seq desc limit @Limit";
        var rows = (await connection.QueryAsync<AuditRecord>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
        var items = rows.Take(limit).Select(ToItem).ToList();
        var next = rows.Count > limit ? items[^1].Seq : floor > 1 ? floor : (long?)null;
        return new AuditPage(items, next);
    }

    /// <summary>Everything that the query lets through, oldest first. That it was taken away is an entry itself, written before the first row is read.</summary>
    public async IAsyncEnumerable<AuditItem> ExportAsync(AuditQuery query, Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            var entry = new AuditEntry(actor, AuditActions.AuditExported, AuditOutcome.Done) { After = query };
            await AuditTrail.AppendAsync(connection, entry, time.GetUtcNow(), cancellationToken);
        }

        var after = 0L;
        while (true)
        {
            var rows = await ReadChunkAsync(query, after, cancellationToken);
            foreach (var row in rows)
            {
                yield return ToItem(row);
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            after = rows[^1].Seq;
        }
    }

    private async Task<List<AuditRecord>> ReadChunkAsync(AuditQuery query, long after, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (filter, parameters) = AuditFilter.Of(query);
        parameters.Add("After", after);
        var sql = $"select {AuditRecord.LogColumns} from audit_log where seq > @After{filter} order by seq limit {Chunk}";
        return (await connection.QueryAsync<AuditRecord>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).AsList();
    }

    private static AuditItem ToItem(AuditRecord row) => new()
    {
        Seq = row.Seq,
        Id = row.Id,
        At = row.OccurredAt,
        Actor = new AuditItemActor(row.ActorKind, row.ActorId, row.ActorName, row.Address),
        Action = row.Action,
        Outcome = row.Outcome switch
        {
            "done" => AuditOutcome.Done,
            "refused" => AuditOutcome.Refused,
            _ => AuditOutcome.Failed,
        },
        Target = row.Target,
        TargetName = row.TargetName,
        Detail = row.Detail,
        Before = Json(row.Before),
        After = Json(row.After),
        Times = row.Times,
        TraceId = row.TraceId,
        Hash = Convert.ToHexStringLower(row.Hash),
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
}
