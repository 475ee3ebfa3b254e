using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Identity;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Dashboards;

public sealed class DashboardServiceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Mine = "version: 1\nsections:\n  - tiles:\n      - service: plex\n";
    private const string Everybodys = "version: 1\nsections:\n  - title: All\n    tiles: []\n";

    private readonly Guid _user = Guid.CreateVersion7();
    private readonly TemporaryFolder _folder = new();
    private DashboardService _dashboards = null!;

    private Actor Actor => new(PrincipalKind.User, _user.ToString(), "ann");

    private string FilePath => Path.Combine(_folder.Path, DashboardFile.FileName);

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate dashboards, audit_outbox");
        await connection.ExecuteAsync(
            "insert into users (id, name, name_key, role, password_hash, created_at) values (@id, @name, @name, 'viewer', '', now())",
            new { id = _user, name = _user.ToString() });
        var map = Options.Create(new ServiceMapOptions { Path = Path.Combine(_folder.Path, ServiceMapOptions.FileName) });
        _dashboards = new DashboardService(database.DataSource, new DashboardFile(map), TimeProvider.System);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task SaveAsync_OwnAndShared_OwnHoldsUntilItIsReset()
    {
        Assert.True((await SaveAsync(null, 0, Everybodys)).IsSuccess);
        Assert.True((await SaveAsync(_user, 0, Mine)).IsSuccess);

        var own = await FindAsync();
        Assert.True((await _dashboards.ResetAsync(_user, 1, Actor, CancellationToken.None)).IsSuccess);
        var after = await FindAsync();

        Assert.Equal((DashboardSource.Own, Mine, 1, true), (own.Source, own.Yaml, own.Version, own.HasShared));
        Assert.Equal((DashboardSource.Shared, Everybodys, 2), (after.Source, after.Yaml, after.Version));
        Assert.Equal(
            ["dashboard.share", "dashboard.update", "dashboard.reset"],
            await QueryAsync("select action from audit_outbox order by id"));
    }

    [Fact]
    public async Task SaveAsync_OwnAndShared_OnlyTheSharedOneStandsInTheAuditLog()
    {
        await SaveAsync(null, 0, Everybodys);
        await SaveAsync(_user, 0, Mine);

        Assert.Equal(["true", "false"], await QueryAsync("select (entry::text like '%sections%')::text from (select id, to_jsonb(audit_outbox) as entry from audit_outbox) log order by id"));
    }

    [Fact]
    public async Task SaveAsync_OldVersion_IsRefusedAlsoAfterAReset()
    {
        await SaveAsync(_user, 0, Mine);
        await _dashboards.ResetAsync(_user, 1, Actor, CancellationToken.None);

        var late = await SaveAsync(_user, 1, Mine);

        Assert.Equal("dashboard_changed", late.Error?.Code);
        Assert.Equal(DashboardSource.Default, (await FindAsync()).Source);
    }

    [Fact]
    public async Task SaveAsync_Fault_SaysItsLineAndKeepsWhatWas()
    {
        var result = await SaveAsync(_user, 0, "version: 1\nsections:\n  - tiles:\n      - part: sentense\n");

        Assert.Equal("dashboard_invalid", result.Error?.Code);
        Assert.Equal("line 4, column 15", Assert.Single(result.Error!.Fields).Field);
        Assert.Equal((DashboardSource.Default, 0), ((await FindAsync()).Source, (await FindAsync()).Version));
    }

    [Fact]
    public async Task FindAsync_File_ComesFirstAndCannotBeArrangedOver()
    {
        await SaveAsync(_user, 0, Mine);
        await File.WriteAllTextAsync(FilePath, Everybodys);

        var view = await FindAsync();
        var refused = await SaveAsync(_user, 1, Mine);
        await File.WriteAllTextAsync(FilePath, "version: 1\nsections: 3\n");
        var faulty = await FindAsync();

        Assert.Equal((DashboardSource.File, Everybodys, FilePath), (view.Source, view.Yaml, view.Path));
        Assert.Equal("dashboard_in_file", refused.Error?.Code);
        Assert.Equal((DashboardSource.File, null, 2), (faulty.Source, faulty.Layout, Assert.Single(faulty.Errors).Line));
    }

    [Fact]
    public void Translate_LayoutFromAnywhere_IsHeldToTheSameRules()
    {
        var hostile = new DashboardLayout { Sections = [new DashboardSection { Tiles = [new DashboardTile { Link = "javascript:alert(1)" }, null!] }] };

        var translation = DashboardService.Translate(new DashboardInput { Layout = hostile });

        Assert.Null(translation.Yaml);
        Assert.Equal(["'link' is no web address.", "This tile shows nothing."], translation.Errors.Select(error => error.Message));
        Assert.NotEmpty(DashboardService.Translate(new DashboardInput()).Errors);
    }

    private Task<Errors.Result> SaveAsync(Guid? user, int version, string yaml) =>
        _dashboards.SaveAsync(user, version, new DashboardInput { Yaml = yaml }, Actor, CancellationToken.None);

    private Task<DashboardView> FindAsync() => _dashboards.FindAsync(_user, CancellationToken.None);

    private async Task<IEnumerable<string>> QueryAsync(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<string>(sql);
    }
}
