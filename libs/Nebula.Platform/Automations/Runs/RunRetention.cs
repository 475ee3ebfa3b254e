using Dapper;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>
/// Lets go of old runs: after 30 days, and of busy automations all but the newest 500. A day is always kept, because a run that is there is
/// what keeps an event that is told again from being acted on again.
/// </summary>
public sealed class RunRetention(NpgsqlDataSource database, TimeProvider time)
{
    private const int Kept = 500;
    private const int Batch = 5000;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    private const string OldSql =
        """
        delete from automation_runs
        where id in (select id from automation_runs where finished_at is not null and finished_at < @before limit @Batch)
        """;

    private const string ManySql =
        """
        delete from automation_runs
        where id in (
            select old.id
            from automations
            cross join lateral (
                select id, finished_at from automation_runs
                where automation_id = automations.id
                order by created_at desc, automation_runs.id desc
                offset @Kept) old
            where old.finished_at is not null and old.finished_at < @before
            limit @Batch)
        """;

    /// <returns>How many were deleted.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await DeleteAsync(OldSql, now - Longest, cancellationToken) + await DeleteAsync(ManySql, now - Shortest, cancellationToken);
    }

    private async Task<int> DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var all = 0;
        for (var deleted = Batch; deleted == Batch; all += deleted)
        {
            deleted = await connection.ExecuteAsync(new CommandDefinition(sql, new { before, Batch, Kept }, cancellationToken: cancellationToken));
        }

        return all;
    }
}
