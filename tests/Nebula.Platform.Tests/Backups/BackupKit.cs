using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Homelab;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups;
using Nebula.Platform.Backups.Restoring;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Passwords;
using Nebula.Platform.Secrets;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Backups;

/// <summary>An installation as backups see it: three databases, a key file, and a folder for the files.</summary>
public sealed class BackupKit : IAsyncLifetime
{
    public const string Passphrase = "eleven grey herons at noon";

    // The least that a file may ask for.
    private static readonly Argon2Cost Cheap = new(8 * 1024, 1);

    private TestPostgres _server = null!;

    public TemporaryFolder Folder { get; } = new();

    public PostgresOptions Postgres { get; private set; } = null!;

    public SecretsOptions Secrets => new() { DataFolder = Folder.Path };

    public string File => Folder.At("nebula.backup");

    internal static IReadOnlyList<MigrationSource> Sources { get; } = [.. PlatformMigrations.Sources, HomelabMigrations.Source];

    public async Task InitializeAsync()
    {
        _server = await TestPostgres.SharedAsync();
        Postgres = _server.OptionsFor($"b{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"[..30] + "_");
        foreach (var database in DatabaseNames.All)
        {
            await _server.CloneAsync(Postgres.DatabasePrefix!, database);
        }

        await MakeKeysAsync();
        await ExecuteAsync("insert into secrets (id, name, value, updated_at, updated_by) values (gen_random_uuid(), 'first', 'sealed', now(), 'test')");
    }

    public async Task DisposeAsync()
    {
        await using var connection = await MaintenanceSession.OpenAsync(Postgres, CancellationToken.None);
        await MaintenanceSession.DropAsync(connection, await DatabasesAsync(), CancellationToken.None);
        Folder.Dispose();
    }

    internal Task<Result<BackupContents>> BackUpAsync(string? passphrase = Passphrase, bool withKeys = false, bool replace = false, string? file = null) =>
        new BackupWriter(Postgres, Secrets, TimeProvider.System) { PassphraseCost = Cheap }.WriteAsync(OrderFor(file ?? File, passphrase, withKeys, replace), CancellationToken.None);

    internal static BackupOrder OrderFor(string file, string? passphrase = Passphrase, bool withKeys = false, bool replace = false) =>
        new(file, passphrase, withKeys, replace, Actor.Nebula);

    internal Task<Result<RestoreOutcome>> RestoreAsync(
        string? passphrase = Passphrase,
        string? file = null,
        string? keyFile = null,
        bool withoutKeys = false,
        bool disconnect = false,
        IReadOnlyList<MigrationSource>? sources = null,
        SecretsOptions? secrets = null) =>
        new BackupRestore(Postgres, secrets ?? Secrets, sources ?? Sources, TimeProvider.System)
            .RestoreAsync(new RestoreOrder(file ?? File, passphrase, keyFile, withoutKeys, disconnect, Actor.Nebula), CancellationToken.None);

    internal Task<Result<BackupContents>> VerifyAsync(string? passphrase = Passphrase, string? file = null) =>
        new BackupReader(Secrets, TimeProvider.System).VerifyAsync(file ?? File, passphrase, CancellationToken.None);

    public async Task<T?> QueryAsync<T>(string sql, string database = DatabaseNames.HomelabJarvis)
    {
        await using var connection = await OpenAsync(database);
        return await connection.ExecuteScalarAsync<T?>(sql);
    }

    public async Task ExecuteAsync(string sql, string database = DatabaseNames.HomelabJarvis)
    {
        await using var connection = await OpenAsync(database);
        await connection.ExecuteAsync(sql);
    }

    /// <summary>A connection that no pool keeps: the swap wants the databases to itself.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database = DatabaseNames.HomelabJarvis)
    {
        var builder = DatabaseConnections.For(Postgres, database);
        builder.Pooling = false;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Every database of this installation, with their identities: what must be the same where nothing was touched.</summary>
    public async Task<IReadOnlyList<string>> StateAsync()
    {
        await using var connection = await MaintenanceSession.OpenAsync(Postgres, CancellationToken.None);
        var names = await connection.QueryAsync<string>(
            "select datname || ' ' || oid from pg_database where starts_with(datname, @prefix) order by datname", new { prefix = Postgres.DatabasePrefix });
        var secrets = await QueryAsync<string>("select string_agg(name, ',' order by name) from secrets");
        return [.. names, secrets ?? "", Convert.ToHexString(await System.IO.File.ReadAllBytesAsync(Secrets.Path!))];
    }

    public async Task<IReadOnlyList<string>> DatabasesAsync()
    {
        await using var connection = await MaintenanceSession.OpenAsync(Postgres, CancellationToken.None);
        return (await connection.QueryAsync<string>(
            "select datname::text from pg_database where starts_with(datname, @prefix) order by datname", new { prefix = Postgres.DatabasePrefix })).AsList();
    }

    private async Task MakeKeysAsync()
    {
        using var keys = new SecretKeyFile(Options.Create(Secrets), TimeProvider.System);
        await keys.ReadAsync(CancellationToken.None);
    }
}
