using Dapper;
using Npgsql;

namespace Nebula.Platform.Integrations;

/// <summary>The last tests in their table; one row for an outside system.</summary>
internal sealed class TestStore
{
    private const string Columns = "id, tested_at, tested_by, works, detail, took_ms, failing_since";

    // As many as there are integrations: those of the code, and monitors of a few types.
    private const string AllSql = $"select {Columns} from integration_tests where id = any(@ids)";

    // Failing since the first of the failures in a row.
    private const string SaveSql =
        $"""
        insert into integration_tests ({Columns})
        values (@Id, @TestedAt, @TestedBy, @Works, @Detail, @TookMs, case when @Works then null else @TestedAt end)
        on conflict (id) do update
        set tested_at = excluded.tested_at, tested_by = excluded.tested_by, works = excluded.works, detail = excluded.detail, took_ms = excluded.took_ms,
            failing_since = case when excluded.works then null else coalesce(integration_tests.failing_since, excluded.failing_since) end
        """;

    public async Task<Dictionary<string, TestRow>> ReadAsync(NpgsqlConnection connection, IEnumerable<string> ids, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<TestRow>(new CommandDefinition(AllSql, new { ids = ids.ToArray() }, cancellationToken: cancellationToken)))
        .ToDictionary(row => row.Id, StringComparer.Ordinal);

    public Task SaveAsync(NpgsqlConnection connection, TestRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(SaveSql, row, cancellationToken: cancellationToken));
}
