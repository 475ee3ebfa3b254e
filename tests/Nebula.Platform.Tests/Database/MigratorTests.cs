using System.Reflection;
using Microsoft.Extensions.Options;
using Moq;
using Nebula.Platform.Database;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Database;

public sealed class MigratorTests : IAsyncLifetime
{
    private readonly string _prefix = $"m{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}"[..30] + "_";

    private TestPostgres _server = null!;

    [Fact]
    public async Task MigrateAsync_EmptyServer_MakesTheThreeDatabasesAndListsWhatItApplied()
    {
        var migrator = With(Scripts(("0002_b.sql", "ALTER TABLE a ADD b int;"), ("0001_a.sql", "CREATE TABLE a (id int);")));

        var applied = await migrator.MigrateAsync(CancellationToken.None);

        Assert.Equal([new("homelab_jarvis", "probe", "0001_a.sql"), new AppliedMigration("homelab_jarvis", "probe", "0002_b.sql")], applied);
        foreach (var database in DatabaseNames.All)
        {
            Assert.Equal(1L, await ScalarAsync(database, "SELECT count(*) FROM pg_database WHERE datname = current_database()"));
        }
    }

    [Fact]
    public async Task MigrateAsync_Again_AppliesOnlyWhatIsNew()
    {
        await With(Scripts(("0001_a.sql", "CREATE TABLE a (id int);"))).MigrateAsync(CancellationToken.None);
        var newer = With(Scripts(("0001_a.sql", "CREATE TABLE a (id int);"), ("0002_b.sql", "CREATE TABLE b (id int);")));

        var pending = await newer.PendingAsync(CancellationToken.None);
        var applied = await newer.MigrateAsync(CancellationToken.None);

        Assert.Equal(["probe/0002_b.sql"], pending);
        Assert.Equal("0002_b.sql", Assert.Single(applied).Script);
        Assert.Empty(await newer.PendingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task MigrateAsync_ScriptFails_NamesItAndLeavesNothingOfIt()
    {
        var migrator = With(Scripts(
            ("0001_a.sql", "CREATE TABLE a (id int);"),
            ("0002_half.sql", "CREATE TABLE half (id int); SELECT nonsense FROM nowhere;"),
            ("0003_c.sql", "CREATE TABLE c (id int);")));

        var failure = await Assert.ThrowsAsync<MigrationException>(() => migrator.MigrateAsync(CancellationToken.None));

        Assert.Contains("probe/0002_half.sql", failure.Message);
        Assert.Contains("nowhere", failure.Message);
        Assert.Equal("a", await ScalarAsync(
            DatabaseNames.HomelabJarvis,
            "SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('a', 'half', 'c')"));
        Assert.Equal(["probe/0002_half.sql", "probe/0003_c.sql"], await migrator.PendingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task MigrateAsync_ManyAtOnce_EachScriptRunsOnce()
    {
        var scripts = Scripts(("0001_a.sql", "CREATE TABLE a (id int); SELECT pg_sleep(0.2); INSERT INTO a VALUES (1);"));

        var runs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => With(scripts).MigrateAsync(CancellationToken.None)));

        Assert.Single(runs.SelectMany(applied => applied));
        Assert.Equal(1L, await ScalarAsync(DatabaseNames.HomelabJarvis, "SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task MigrateAsync_DollarSignsInScript_AreTakenLiterally()
    {
        var migrator = With(Scripts(("0001_a.sql", "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $body$ SELECT '$name$' $body$;")));

        await migrator.MigrateAsync(CancellationToken.None);

        Assert.Equal("$name$", await ScalarAsync(DatabaseNames.HomelabJarvis, "SELECT f()"));
    }

    [Fact]
    public async Task MigrateAsync_NotConfigured_NamesTheVariable()
    {
        var migrator = new Migrator(Options.Create(new PostgresOptions()), []);

        var failure = await Assert.ThrowsAsync<MigrationException>(() => migrator.MigrateAsync(CancellationToken.None));

        Assert.Contains("NEBULA_POSTGRES", failure.Message);
    }

    public async Task InitializeAsync() => _server = await TestPostgres.SharedAsync();

    public Task DisposeAsync() => _server.DropAsync(_prefix);

    private Migrator With(Assembly scripts) => new(Options.Create(_server.OptionsFor(_prefix)), [new MigrationSource("probe", scripts)]);

    private static Assembly Scripts(params (string Name, string Sql)[] scripts)
    {
        var assembly = new Mock<Assembly>();
        assembly.Setup(a => a.GetManifestResourceNames()).Returns([.. scripts.Select(script => $"Probe.Migrations.{script.Name}")]);
        foreach (var (name, sql) in scripts)
        {
            assembly.Setup(a => a.GetManifestResourceStream($"Probe.Migrations.{name}")).Returns(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sql)));
        }

        return assembly.Object;
    }

    private async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(DatabaseConnections.For(_server.OptionsFor(_prefix), database));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
