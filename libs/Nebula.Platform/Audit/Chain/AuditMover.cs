using Dapper;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Secrets.Masking;
using Npgsql;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// Gives entries their place in the audit log and chains them, one mover at a time. What this process knows to be a secret is taken out
/// of texts here, before the hash makes them final.
/// </summary>
internal sealed class AuditMover(SecretMask mask) : IOutboxMover
{
    private const string ReadSql = $"select {AuditRecord.Columns} from audit_outbox order by occurred_at, id limit @limit";

    private const string LockSql = "select seq as Seq, hash as Hash from audit_chain for update";

    private const string KnownSql = "select id from audit_log where id = any(@Ids)";

    private const string AppendSql =
        """
        insert into audit_log (
            seq, id, occurred_at, actor_kind, actor_id, actor_name, address, trace_id, action, outcome, target, target_name, detail,
            before_value, after_value, times, hash, version)
        values (
            @Seq, @Id, @OccurredAt, @ActorKind, @ActorId, @ActorName, @Address, @TraceId, @Action, @Outcome, @Target, @TargetName, @Detail,
            @Before::jsonb, @After::jsonb, @Times, @Hash, @Version)
        """;

    private const string AdvanceSql = "update audit_chain set seq = @Seq, hash = @Hash";

    public string Outbox => "audit_outbox";

    public async Task<IReadOnlyList<Guid>> MoveAsync(NpgsqlConnection source, NpgsqlConnection home, int limit, CancellationToken cancellationToken)
    {
        var rows = (await source.QueryAsync<AuditRecord>(new CommandDefinition(ReadSql, new { limit }, cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(row => row.Id).ToArray();
        var end = await home.QuerySingleAsync<ChainEnd>(new CommandDefinition(LockSql, cancellationToken: cancellationToken));

        // Under the lock, and with a statement of its own: it sees what the mover before has committed.
        var known = (await home.QueryAsync<Guid>(new CommandDefinition(KnownSql, new { ids }, cancellationToken: cancellationToken))).ToHashSet();
        var chained = Chain(rows.Where(row => !known.Contains(row.Id)), end);
        if (chained.Count > 0)
        {
            await home.ExecuteAsync(new CommandDefinition(AppendSql, chained, cancellationToken: cancellationToken));
            await home.ExecuteAsync(new CommandDefinition(AdvanceSql, new { chained[^1].Seq, chained[^1].Hash }, cancellationToken: cancellationToken));
        }

        return ids;
    }

    private List<AuditRecord> Chain(IEnumerable<AuditRecord> rows, ChainEnd end)
    {
        var (seq, hash) = (end.Seq, end.Hash);
        var chained = new List<AuditRecord>();
        foreach (var row in rows)
        {
            var next = row with
            {
                Seq = ++seq,
                TargetName = row.TargetName is null ? null : mask.Records.Apply(row.TargetName),
                Detail = row.Detail is null ? null : mask.Records.Apply(row.Detail),
                Before = AuditJson.Mask(row.Before, mask.Records),
                After = AuditJson.Mask(row.After, mask.Records),
            };
            hash = AuditHash.Of(hash, next);
            chained.Add(next with { Hash = hash });
        }

        return chained;
    }
}
