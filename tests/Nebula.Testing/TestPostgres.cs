using Microsoft.Extensions.Options;
using Nebula.Cli.Embedded;
using Nebula.Homelab;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Testing;

/// <summary>
/// The PostgreSQL of this test process: started by the first test that needs it. On Linux the kernel stops it the moment the process
/// ends, even when it is killed; elsewhere the end of the process does.
/// </summary>
public sealed class TestPostgres
{
    private const string TemplatePrefix = "template_";

    private static readonly Lazy<Task<TestPostgres>> Started = new(StartAsync);

    private readonly EmbeddedPostgres _postgres;

    private readonly Lazy<Task> _template;

    private TestPostgres(EmbeddedPostgres postgres)
    {
        _postgres = postgres;
        _template = new Lazy<Task>(() => new Migrator(
            Options.Create(OptionsFor(TemplatePrefix)),
            [.. PlatformMigrations.Sources, HomelabMigrations.Source]).MigrateAsync(CancellationToken.None));
    }

    /// <summary>As <c>NEBULA_POSTGRES</c> takes it.</summary>
    public string ConnectionUri => _postgres.ConnectionUri;

    public static Task<TestPostgres> SharedAsync() => Started.Value;

    public PostgresOptions OptionsFor(string prefix) => new() { Connection = ConnectionUri, DatabasePrefix = prefix, PoolSize = 10 };

    /// <summary>A copy of one of the migrated databases, under the prefix.</summary>
    public async Task CloneAsync(string prefix, string database)
    {
        await _template.Value;
        await ExecuteAsync($"CREATE DATABASE \"{prefix}{database}\" TEMPLATE \"{TemplatePrefix}{database}\" STRATEGY FILE_COPY");
    }

    public async Task DropAsync(string prefix)
    {
        // One after the other on one connection: none of them may be within a transaction, which several in one command are.
        await using var connection = await OpenAsync();
        foreach (var database in DatabaseNames.All)
        {
            await ExecuteAsync(connection, $"DROP DATABASE IF EXISTS \"{prefix}{database}\" WITH (FORCE)");
        }
    }

    private static async Task<TestPostgres> StartAsync()
    {
        Sweep();
        var folder = Path.Combine(PostgresFixtureFolders.Runs, $"{Environment.ProcessId}-{Path.GetRandomFileName()}");
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                Folder = folder,
                NodeModules = Repository.EmbeddedNodeModules,
                BinariesFolder = PostgresFixtureFolders.Binaries,
                Throwaway = true,
            },
            CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            postgres.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
            Directory.Delete(folder, recursive: true);
        };
        return new TestPostgres(postgres);
    }

    // Runs that were killed leave their folders; one that nobody locks belongs to nobody.
    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(PostgresFixtureFolders.Runs))
        {
            try
            {
                using (new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, being made, or being swept by another test process.
            }
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(connection, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var parsed = PostgresConnection.Parse(ConnectionUri).Value!;
        parsed.Database = "postgres";
        parsed.Pooling = false;
        var connection = new NpgsqlConnection(parsed.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
