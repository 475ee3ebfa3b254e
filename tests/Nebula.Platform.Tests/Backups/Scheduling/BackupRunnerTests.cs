using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups.Scheduling;
using Nebula.Platform.Database;
using Nebula.Platform.Secrets;
using Npgsql;

namespace Nebula.Platform.Tests.Backups.Scheduling;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BackupRunnerTests : IAsyncLifetime
{
    private readonly BackupKit _kit = new();
    private readonly BackupOptions _options = new() { Schedule = "15 3 * * *", Passphrase = BackupKit.Passphrase };
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.Zero));
    private SecretKeyFile _keys = null!;
    private NpgsqlDataSource _database = null!;
    private BackupRunner _runner = null!;
    private BackupDesk _desk = null!;

    private string BackupsFolder => _kit.Folder.At("backups");

    [Fact]
    public async Task RunDueAsync_ScheduleIsNew_WaitsForItsNextMomentAndMakesOne()
    {
        var first = await _runner.RunDueAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(2));
        var due = await _runner.RunDueAsync(CancellationToken.None);
        var again = await _runner.RunDueAsync(CancellationToken.None);

        var overview = await _desk.LookAsync(CancellationToken.None);
        var file = Assert.Single(overview.Files);
        Assert.Equal((false, true, false), (first, due, again));
        Assert.True(file.IsThere);
        Assert.Equal("passphrase", file.OpensWith);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 3, 15, 0, TimeSpan.Zero), overview.Next);
        Assert.Null(overview.OverdueSince);
        Assert.True((await _kit.VerifyAsync(file: file.File)).IsSuccess);
    }

    [Fact]
    public async Task RunDueAsync_NoPassphraseAndNoKeyFileYet_MakesTheKeyFileThatOpensIt()
    {
        _options.Passphrase = null;
        File.Delete(_kit.Secrets.Path!);

        await RequestAsync();

        Assert.True((await _kit.VerifyAsync(passphrase: null, file: Assert.Single(await FilesAsync()).File)).IsSuccess);
    }

    [Fact]
    public async Task RunDueAsync_FolderIsGone_FailsIsToldOnceAndTriesAgainInAnHour()
    {
        await _runner.RunDueAsync(CancellationToken.None);
        _options.Folder = _kit.Folder.At("not-mounted");
        _time.Advance(TimeSpan.FromHours(2));

        await _runner.RunDueAsync(CancellationToken.None);
        await _runner.RunDueAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(61));
        await _runner.RunDueAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(61));
        Directory.CreateDirectory(_options.Folder);
        var made = await _runner.RunDueAsync(CancellationToken.None);

        Assert.True(made);
        Assert.Equal(["backup.failed", "backup.made", "backup.overdue"], await EventsAsync());
        Assert.Equal(2, await _kit.QueryAsync<long>("select count(*) from backup_runs where state = 'failed' and error_code = 'backup_folder_missing'"));
    }

    [Fact]
    public async Task RunDueAsync_ProcessDiedWhileItWrote_IsToldAndWhatItLeftIsSwept()
    {
        var requested = await _desk.RequestAsync(Actor.Nebula, CancellationToken.None);
        Directory.CreateDirectory(BackupsFolder);
        var file = Path.Combine(BackupsFolder, "nebula-x.backup");
        await File.WriteAllTextAsync($"{file}.abc.partial", "half");
        await _kit.ExecuteAsync($"update backup_runs set state = 'running', started_at = now(), file = '{file}'");

        await _runner.RunDueAsync(CancellationToken.None);

        var last = (await _desk.LookAsync(CancellationToken.None)).Last;
        Assert.Equal((requested.Value!.Id, "backup_interrupted"), (last!.Id, last.ErrorCode));
        Assert.Empty(Directory.GetFiles(BackupsFolder));
        Assert.Equal(["backup.failed"], await EventsAsync());
    }

    [Fact]
    public async Task RunDueAsync_MoreThanAreKept_RemovesOnlyItsOwnFilesThatAreStillTheirs()
    {
        _options.KeepDaily = 1;
        (_options.KeepWeekly, _options.KeepMonthly) = (0, 0);
        var names = new List<string>();
        for (var day = 0; day < 4; day++)
        {
            await ScheduledAsync();
            names.Add((await FilesAsync())[0].File);
            await File.WriteAllTextAsync(Path.Combine(BackupsFolder, $"nebula-2020010{day}-0000-00000000.backup"), "somebody else's");
            if (day == 1)
            {
                // Another backup under the name, of the same size: no more ours.
                var bytes = await File.ReadAllBytesAsync(names[1]);
                bytes.AsSpan(20, 40).Fill((byte)'x');
                await File.WriteAllBytesAsync(names[1], bytes);
            }

        }

        Assert.Equal([false, true, false, true], names.Select(File.Exists));
        Assert.Equal(4, Directory.GetFiles(BackupsFolder, "nebula-2020*").Length);
        Assert.Equal(2, await _kit.QueryAsync<long>($"select count(*) from audit_outbox where action = '{AuditActions.BackupRemoved}'"));
    }

    [Fact]
    public async Task RequestAsync_MoreThanAreKept_RemovesNothing()
    {
        (_options.KeepDaily, _options.KeepWeekly, _options.KeepMonthly) = (1, 0, 0);
        await ScheduledAsync();
        await ScheduledAsync();
        _time.Advance(TimeSpan.FromDays(1));
        await RequestAsync();
        await RequestAsync();

        Assert.Equal(3, (await FilesAsync()).Count);
    }

    [Fact]
    public async Task RunDueAsync_FewerAreToBeKept_SparesTheOthersForAWeek()
    {
        for (var day = 0; day < 4; day++)
        {
            await ScheduledAsync();
        }

        (_options.KeepDaily, _options.KeepWeekly, _options.KeepMonthly) = (1, 0, 0);
        await ScheduledAsync();
        var spared = (await FilesAsync()).Count;
        _time.Advance(BackupKeepStore.Spare);
        await ScheduledAsync();

        Assert.Equal((5, 1), (spared, (await FilesAsync()).Count));
    }

    [Fact]
    public async Task Maker_BackupThatTakesLongerThanAFunctionMay_MakesIt()
    {
        var health = new DatabaseHealth(Options.Create(_kit.Postgres), _time);
        using var maker = new BackupMaker(_runner, health, _time, NullLogger<BackupMaker>.Instance);
        await _desk.RequestAsync(Actor.Nebula, CancellationToken.None);
        await using var blocker = await _database.OpenConnectionAsync();
        await using var hold = await blocker.BeginTransactionAsync();
        await blocker.ExecuteAsync("lock table users in access exclusive mode");

        await maker.StartAsync(CancellationToken.None);
        await UntilAsync(async () => await _kit.QueryAsync<long>("select count(*) from backup_runs where state = 'running'") == 1);
        _time.Advance(TimeSpan.FromMinutes(40));
        await hold.RollbackAsync();
        await UntilAsync(async () => (await FilesAsync()).Count == 1);
        await maker.StopAsync(CancellationToken.None);

        Assert.True((await _kit.VerifyAsync(file: Assert.Single(await FilesAsync()).File)).IsSuccess);
    }

    [Fact]
    public async Task Maker_FailsInAWayNobodyThoughtOf_LooksAgain()
    {
        var looks = 0;
        var options = new Mock<IOptionsMonitor<BackupOptions>>();
        options.Setup(monitor => monitor.CurrentValue).Returns(() => Interlocked.Increment(ref looks) > 0 ? throw new IOException("read-only file system") : _options);
        var runner = new BackupRunner(
            _database, options.Object, Options.Create(_kit.Postgres), Options.Create(_kit.Secrets), _keys, _time, NullLogger<BackupRunner>.Instance);
        using var maker = new BackupMaker(runner, new DatabaseHealth(Options.Create(_kit.Postgres), _time), _time, NullLogger<BackupMaker>.Instance);

        await maker.StartAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(looks == 1));
        await UntilAsync(() =>
        {
            _time.Advance(BackupMaker.Interval);
            return Task.FromResult(looks >= 3);
        });

        Assert.False(maker.ExecuteTask!.IsCompleted);
        await maker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task RequestAsync_OneWaits_IsRefused()
    {
        var first = await _desk.RequestAsync(Actor.Nebula, CancellationToken.None);
        var second = await _desk.RequestAsync(Actor.Nebula, CancellationToken.None);

        Assert.Equal(BackupRunState.Waiting, first.Value?.State);
        Assert.Equal("backup_running", second.Error?.Code);
    }

    [Fact]
    public async Task RestoreAsync_OfAScheduledBackup_DoesNotMissTheRunThatMadeIt()
    {
        await RequestAsync();
        var file = (await FilesAsync())[0].File;
        await _database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();

        var restored = await _kit.RestoreAsync(file: file);

        Assert.Null(restored.Error);
        Assert.Equal(0, await _kit.QueryAsync<long>("select count(*) from backup_runs"));
    }

    public async Task InitializeAsync()
    {
        await _kit.InitializeAsync();
        _database = NpgsqlDataSource.Create(DatabaseConnections.For(_kit.Postgres, DatabaseNames.HomelabJarvis).ConnectionString);
        _keys = new SecretKeyFile(Options.Create(_kit.Secrets), _time);
        var monitor = Mock.Of<IOptionsMonitor<BackupOptions>>(options => options.CurrentValue == _options);
        _desk = new BackupDesk(_database, monitor, Options.Create(_kit.Secrets), _time);
        _runner = new BackupRunner(
            _database, monitor, Options.Create(_kit.Postgres), Options.Create(_kit.Secrets), _keys, _time, NullLogger<BackupRunner>.Instance);
    }

    public async Task DisposeAsync()
    {
        _keys.Dispose();
        await _database.DisposeAsync();
        await _kit.DisposeAsync();
    }

    // A day later, when the schedule wants one.
    private async Task ScheduledAsync()
    {
        await _runner.RunDueAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await _runner.RunDueAsync(CancellationToken.None));
    }

    private async Task RequestAsync()
    {
        Assert.True((await _desk.RequestAsync(Actor.Nebula, CancellationToken.None)).IsSuccess);
        Assert.True(await _runner.RunDueAsync(CancellationToken.None));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private async Task<IReadOnlyList<BackupFileView>> FilesAsync() => (await _desk.LookAsync(CancellationToken.None)).Files;

    private async Task<IReadOnlyList<string>> EventsAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        return (await connection.QueryAsync<string>("select type from event_outbox order by type")).AsList();
    }
}
