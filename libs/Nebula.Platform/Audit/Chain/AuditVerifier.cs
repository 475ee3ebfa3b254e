using System.Text.Json;
using Dapper;
using Npgsql;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// Walks the whole chain, a row at a time, and holds it against the anchors. One walk runs at once, and who asks within a minute after it
/// gets its answer: it reads everything.
/// </summary>
public sealed class AuditVerifier : IDisposable
{
    // As in the statement below.
    private const int Batch = 2000;

    private const string EndSql = "select seq as Seq, hash as Hash from audit_chain";

    private const string NextSql = $"select {AuditRecord.LogColumns} from audit_log where seq > @after and seq <= @last order by seq limit 2000";

    private const string BeyondSql = "select min(seq) from audit_log where seq > (select seq from audit_chain)";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _single = new(1, 1);
    private readonly NpgsqlDataSource _database;
    private readonly AuditAnchorFile _file;
    private readonly TimeProvider _time;
    private AuditVerification? _latest;

    internal AuditVerifier(NpgsqlDataSource database, AuditAnchorFile file, TimeProvider time) => (_database, _file, _time) = (database, file, time);

    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        await _single.WaitAsync(cancellationToken);
        try
        {
            return _latest is { } latest && _time.GetUtcNow() - latest.At < Freshness ? latest : _latest = await WalkAsync(cancellationToken);
        }
        finally
        {
            _single.Release();
        }
    }

    public void Dispose() => _single.Dispose();

    internal async Task<AuditVerification> WalkAsync(CancellationToken cancellationToken)
    {
        var (at, began) = (_time.GetUtcNow(), _time.GetTimestamp());

        // The anchors before the end: the log may grow meanwhile, but never shrink.
        var anchors = await _file.ReadAsync(cancellationToken);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var end = await connection.QuerySingleOrDefaultAsync<ChainEnd>(new CommandDefinition(EndSql, cancellationToken: cancellationToken));
        var walk = new ChainWalk(anchors.Value ?? [], end);
        if (end is not null)
        {
            bool more;
            do
            {
                more = await NextAsync(connection, walk, end.Seq, cancellationToken);
            }
            while (more);
        }

        var beyond = await connection.QuerySingleAsync<long?>(new CommandDefinition(BeyondSql, cancellationToken: cancellationToken));
        var fault = walk.End(beyond) ?? (anchors.Error is { } unreadable ? new AuditFault(walk.Rows, unreadable.Code, unreadable.Detail) : null);
        var anchor = anchors.Value?.LastOrDefault();
        return new AuditVerification
        {
            Intact = fault is null,
            Fault = fault,
            Rows = walk.Rows,
            At = at,
            TookMs = (long)_time.GetElapsedTime(began).TotalMilliseconds,
            Hash = Convert.ToHexStringLower(walk.Hash),
            AnchoredSeq = anchor?.Seq ?? 0,
            AnchoredAt = anchor?.At,
        };
    }

    /// <returns>Whether there may be more.</returns>
    private static async Task<bool> NextAsync(NpgsqlConnection connection, ChainWalk walk, long last, CancellationToken cancellationToken)
    {
        var read = 0;
        var rows = connection.QueryUnbufferedAsync<AuditRecord>(NextSql, new { after = walk.Seq, last });
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            read++;
            try
            {
                walk.Step(row);
            }
            catch (JsonException exception)
            {
                walk.Break(row.Seq, "row_changed", $"Row {row.Seq} holds what cannot be read: {exception.Message}");
            }

            if (walk.Fault is not null)
            {
                return false;
            }
        }

        return read == Batch;
    }
}
