using Dapper;
using Npgsql;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>
/// Table <c>backup_keep</c>: how many backups are kept in fact. Who lowers the settings, by mistake or because the account is not his, has
/// days in which somebody can see it, and nothing is gone yet.
/// </summary>
internal static class BackupKeepStore
{
    public static readonly TimeSpan Spare = TimeSpan.FromDays(7);

    private const string ReadSql = "select daily as Daily, weekly as Weekly, monthly as Monthly, lowered_at as LoweredAt from backup_keep";

    private const string SaveSql =
        """
        insert into backup_keep (daily, weekly, monthly, lowered_at) values (@Daily, @Weekly, @Monthly, @LoweredAt)
        on conflict (one) do update set daily = excluded.daily, weekly = excluded.weekly, monthly = excluded.monthly, lowered_at = excluded.lowered_at
        """;

    /// <summary>Takes note of what is wanted now, and says what counts.</summary>
    public static async Task<BackupKeep> NoteAsync(NpgsqlConnection connection, BackupOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = new BackupKeep(options.KeepDaily, options.KeepWeekly, options.KeepMonthly);
        var row = await connection.QuerySingleOrDefaultAsync<KeepRow>(new CommandDefinition(ReadSql, cancellationToken: cancellationToken));
        var before = row is null ? wanted : new BackupKeep(row.Daily, row.Weekly, row.Monthly);
        var most = new BackupKeep(
            Math.Max(wanted.Daily, before.Daily), Math.Max(wanted.Weekly, before.Weekly), Math.Max(wanted.Monthly, before.Monthly));
        DateTimeOffset? loweredAt = most == wanted ? null : row?.LoweredAt ?? now;
        var counts = loweredAt is { } lowered && now - lowered < Spare ? most : wanted;
        var next = new KeepRow { Daily = counts.Daily, Weekly = counts.Weekly, Monthly = counts.Monthly, LoweredAt = counts == wanted ? null : loweredAt };
        if (next != row)
        {
            await connection.ExecuteAsync(new CommandDefinition(SaveSql, next, cancellationToken: cancellationToken));
        }

        return counts;
    }

    private sealed record KeepRow
    {
        public int Daily { get; init; }

        public int Weekly { get; init; }

        public int Monthly { get; init; }

        public DateTimeOffset? LoweredAt { get; init; }
    }
}
