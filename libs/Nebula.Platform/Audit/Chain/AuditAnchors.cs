using Dapper;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// Notes the end of the chain in the data folder and in the log, where whoever holds the database alone cannot reach: a log that was cut
/// off, or computed anew, no longer meets what was noted.
/// </summary>
public sealed partial class AuditAnchors
{
    private const string EndSql = "select seq as Seq, hash as Hash from audit_chain";

    private const string RowSql = "select hash from audit_log where seq = @Seq";

    private readonly NpgsqlDataSource _database;
    private readonly AuditAnchorFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger<AuditAnchors> _logger;

    internal AuditAnchors(NpgsqlDataSource database, AuditAnchorFile file, TimeProvider time, ILogger<AuditAnchors> logger) =>
        (_database, _file, _time, _logger) = (database, file, time, logger);

    /// <summary>Notes the end, unless it is noted already, or what was noted before no longer holds: that stays as evidence.</summary>
    /// <returns>False when what was noted before does not hold.</returns>
    public async Task<bool> AnchorAsync(CancellationToken cancellationToken)
    {
        var known = await _file.ReadAsync(cancellationToken);
        if (!known.IsSuccess)
        {
            LogBroken(known.Error.Detail);
            return false;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var last = known.Value.Count > 0 ? known.Value[^1] : null;
        if (last is not null && await HashAtAsync(connection, last.Seq, cancellationToken) != last.Hash)
        {
            LogBroken($"row {last.Seq} is gone or is not the one that was noted at {last.At:u}");
            return false;
        }

        var end = await connection.QuerySingleAsync<ChainEnd>(new CommandDefinition(EndSql, cancellationToken: cancellationToken));
        if (end.Seq == (last?.Seq ?? 0))
        {
            return true;
        }

        var anchor = new AuditAnchor(end.Seq, Convert.ToHexStringLower(end.Hash), _time.GetUtcNow());
        await _file.AddAsync(anchor, known.Value, cancellationToken);
        LogAnchored(anchor.Seq, anchor.Hash);
        return true;
    }

    private static async Task<string?> HashAtAsync(NpgsqlConnection connection, long seq, CancellationToken cancellationToken) =>
        await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(RowSql, new { seq }, cancellationToken: cancellationToken)) is { } hash
            ? Convert.ToHexStringLower(hash)
            : null;

    [LoggerMessage(LogLevel.Information, "The audit log ends with row {Seq}, hash {Hash}")]
    private partial void LogAnchored(long seq, string hash);

    [LoggerMessage(LogLevel.Error, "The audit log is not what it was: {Reason}. `./nebula audit verify` tells more.")]
    private partial void LogBroken(string reason);
}
