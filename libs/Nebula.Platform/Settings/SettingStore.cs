using Dapper;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Settings;

/// <summary>Tables <c>settings</c> and <c>setting_changes</c>.</summary>
internal static class SettingStore
{
    /// <summary>What a rotation of keys re-seals.</summary>
    public static readonly SealedColumn Column = new("settings", "id", "sealed");

    private const string Columns = "id as Id, key as Key, value as Value, sealed as Sealed, version as Version, updated_at as UpdatedAt, updated_by as UpdatedBy";

    // Versions only grow and rows stay, so every change gives another sum; the time tells a restored backup apart.
    private const string Mark = "select coalesce(sum(version), 0) || '@' || coalesce(max(updated_at)::text, '') from settings";

    // There are as many rows as settings were ever set: bounded by the option types.
    private const string List = $"select {Columns} from settings order by key";

    private const string Claim =
        "insert into settings (id, key, version, updated_at, updated_by) values (@id, @key, 0, @now, @by) on conflict (key) do nothing";

    private const string Lock = $"select {Columns} from settings where key = @key for update";

    private const string Update =
        "update settings set value = @Value, sealed = @Sealed, version = @Version, updated_at = @UpdatedAt, updated_by = @UpdatedBy where id = @Id";

    private const string Note =
        """
        insert into setting_changes (id, key, version, changed_at, changed_by, secret, was_set, is_set, before_value, after_value)
        values (@id, @key, @Version, @ChangedAt, @ChangedBy, @Secret, @WasSet, @IsSet, @BeforeValue, @AfterValue)
        """;

    private const string History =
        """
        select version as Version, changed_at as ChangedAt, changed_by as ChangedBy, secret as Secret, was_set as WasSet, is_set as IsSet,
               before_value as BeforeValue, after_value as AfterValue
        from setting_changes where key = @key and version < @before order by version desc limit @limit
        """;

    public static Task<string> MarkAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<string>(new CommandDefinition(Mark, cancellationToken: cancellationToken));

    public static async Task<IReadOnlyList<SettingRow>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<SettingRow>(new CommandDefinition(List, cancellationToken: cancellationToken))).AsList();

    /// <summary>The row, made with version 0 where there was none, and nobody else's until the transaction ends.</summary>
    public static async Task<SettingRow> LockAsync(NpgsqlConnection connection, string key, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(Claim, new { id = Guid.CreateVersion7(now), key, now, by }, cancellationToken: cancellationToken));
        return await connection.QuerySingleAsync<SettingRow>(new CommandDefinition(Lock, new { key }, cancellationToken: cancellationToken));
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, SettingRow row, SettingChange change, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(Update, row, cancellationToken: cancellationToken));
        var note = new
        {
            id = Guid.CreateVersion7(change.ChangedAt),
            key = row.Key,
            change.Version,
            change.ChangedAt,
            change.ChangedBy,
            change.Secret,
            change.WasSet,
            change.IsSet,
            change.BeforeValue,
            change.AfterValue,
        };
        await connection.ExecuteAsync(new CommandDefinition(Note, note, cancellationToken: cancellationToken));
    }

    public static async Task<IReadOnlyList<SettingChange>> HistoryAsync(
        NpgsqlConnection connection, string key, int before, int limit, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<SettingChange>(new CommandDefinition(History, new { key, before, limit }, cancellationToken: cancellationToken))).AsList();
}
