using Dapper;
using Npgsql;

namespace Nebula.Platform.Dashboards;

/// <summary>Table <c>dashboards</c>: a row a person, and one for all.</summary>
internal static class DashboardStore
{
    public const string Shared = "shared";

    private const string Read = "select scope as Scope, document as Document, version as Version from dashboards where scope = any(@scopes)";

    private const string Claim =
        "insert into dashboards (scope, user_id, version, updated_at) values (@scope, @user, 0, @now) on conflict (scope) do nothing";

    private const string Lock = "select scope as Scope, document as Document, version as Version from dashboards where scope = @scope for update";

    private const string Update = "update dashboards set document = @Document, version = @Version, updated_at = @now where scope = @Scope";

    public static string ScopeOf(Guid? user) => user?.ToString() ?? Shared;

    public static async Task<IReadOnlyList<DashboardRow>> ReadAsync(NpgsqlConnection connection, Guid? user, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<DashboardRow>(new CommandDefinition(
            Read, new { scopes = new[] { Shared, ScopeOf(user) } }, cancellationToken: cancellationToken))).AsList();

    /// <summary>The row, made with version 0 where there was none, and nobody else's until the transaction ends.</summary>
    public static async Task<DashboardRow> LockAsync(NpgsqlConnection connection, Guid? user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(user);
        await connection.ExecuteAsync(new CommandDefinition(Claim, new { scope, user, now }, cancellationToken: cancellationToken));
        return await connection.QuerySingleAsync<DashboardRow>(new CommandDefinition(Lock, new { scope }, cancellationToken: cancellationToken));
    }

    public static Task UpdateAsync(NpgsqlConnection connection, DashboardRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(Update, new { row.Scope, row.Document, row.Version, now }, cancellationToken: cancellationToken));
}
