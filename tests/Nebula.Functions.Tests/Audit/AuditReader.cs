using System.Diagnostics;
using Dapper;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Audit;

/// <summary>Reads what a running app has written for the audit log, moved or not.</summary>
internal sealed class AuditReader(FunctionsHost host)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private const string Columns =
        """
        id as Id, actor_kind as ActorKind, actor_name as ActorName, address as Address, trace_id as TraceId, action as Action,
        outcome as Outcome, target as Target, target_name as TargetName, detail as Detail, before_value::text as Before,
        after_value::text as After, times as Times
        """;

    private const string All = $"select distinct on (id) * from (select {Columns} from audit_outbox union all select {Columns} from audit_log) as rows order by id";

    public async Task<IReadOnlyList<AuditRow>> ReadAsync()
    {
        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<AuditRow>(All)];
    }

    /// <summary>The rows that are there after <paramref name="act"/> and were not before.</summary>
    public async Task<IReadOnlyList<AuditRow>> DuringAsync(Func<Task> act)
    {
        var before = (await ReadAsync()).Select(row => row.Id).ToHashSet();
        await act();
        return [.. (await ReadAsync()).Where(row => !before.Contains(row.Id))];
    }

    /// <summary>Waits until the dispatcher has emptied the outbox.</summary>
    public async Task WaitForMovedAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        while (await connection.ExecuteScalarAsync<int>("select count(*) from audit_outbox") > 0)
        {
            Assert.True(watch.Elapsed < Limit, $"Nobody moves the entries:\n{string.Join('\n', host.Log)}");
            await Task.Delay(50);
        }
    }

    /// <summary>Refusals are written beside the request.</summary>
    public async Task<AuditRow> WaitForAsync(Func<AuditRow, bool> wanted)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if ((await ReadAsync()).FirstOrDefault(wanted) is { } row)
            {
                return row;
            }

            if (watch.Elapsed > Limit)
            {
                throw new TimeoutException($"No such row:\n{string.Join('\n', await ReadAsync())}\n{string.Join('\n', host.Log)}");
            }

            await Task.Delay(50);
        }
    }
}
