using Dapper;
using Nebula.Platform.Database;
using Npgsql;
using Xunit;

namespace Nebula.Testing;

/// <summary>
/// A migrated homelab_jarvis of one's own; as <c>IClassFixture&lt;TestDatabase&gt;</c> one for a test class. Dropped afterwards.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private TestPostgres? _server;

    private NpgsqlDataSource? _dataSource;

    /// <summary>As <c>NEBULA_POSTGRES</c> takes it; goes with <see cref="Prefix"/>.</summary>
    public string ConnectionUri => Server.ConnectionUri;

    /// <summary>As <c>NEBULA_POSTGRES_PREFIX</c> takes it.</summary>
    public string Prefix { get; } = $"t{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"[..30] + "_";

    public NpgsqlDataSource DataSource => _dataSource ?? throw NotReady();

    public PostgresOptions Options => Server.OptionsFor(Prefix);

    private TestPostgres Server => _server ?? throw NotReady();

    public async Task InitializeAsync()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        _server = await TestPostgres.SharedAsync();
        await _server.CloneAsync(Prefix, DatabaseNames.HomelabJarvis);
        _dataSource = NpgsqlDataSource.Create(DatabaseConnections.For(Options, DatabaseNames.HomelabJarvis));
    }

    /// <summary>Adds one of the other databases, empty as migrations leave it. The caller disposes of the data source.</summary>
    public async Task<NpgsqlDataSource> AddAsync(string database)
    {
        await Server.CloneAsync(Prefix, database);
        return NpgsqlDataSource.Create(DatabaseConnections.For(Options, database));
    }

    public async Task DisposeAsync()
    {
        if (_dataSource is not null)
        {
            await _dataSource.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DropAsync(Prefix);
        }
    }

    private static InvalidOperationException NotReady() => new("The database is made by InitializeAsync; use the class as a fixture.");
}
