using System.Net;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Monitors.Pushes;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;
using Nebula.Testing;
using StackExchange.Redis;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors.Pushes;

public sealed class PushServiceTests : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    private static readonly PushBeat Beat = new(Up: true, "all fine", TimeSpan.FromMilliseconds(12));

    private readonly TestDatabase _database;
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);
    private readonly ServiceProvider _services;

    public PushServiceTests(TestDatabase database)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(database.DataSource);
        // Nobody answers there: attempts are then counted in this process.
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(new ConfigurationOptions
        {
            EndPoints = { "127.0.0.1:1" },
            AbortOnConnectFail = false,
            ConnectTimeout = 50,
            BacklogPolicy = BacklogPolicy.FailFast,
        }));
        services.AddSecrets().AddIdentity().AddChecks();
        services.AddSingleton<StatusRecorder>().AddSingleton<MonitorService>().AddSingleton<MonitorCheckService>().AddSingleton<PushService>();
        _services = services.BuildServiceProvider();
    }

    private PushService Pushes => _services.GetRequiredService<PushService>();

    private MonitorService Monitors => _services.GetRequiredService<MonitorService>();

    [Fact]
    public async Task Take_ManyAtOnceToOneAddress_LeavesTheConnectionsToOthers()
    {
        var token = await IssueAsync(await CreateAsync("Flooded"));
        Assert.True((await Pushes.TakeAsync(token, Beat, Here, CancellationToken.None)).IsSuccess);
        await using var holder = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await holder.ExecuteAsync("LOCK TABLE monitor_pushes IN ACCESS EXCLUSIVE MODE", transaction: transaction);

        var flood = Enumerable.Range(0, 50).Select(_ => Pushes.TakeAsync(token, Beat, Here, CancellationToken.None)).ToList();
        await using var another = await _database.DataSource.OpenConnectionAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        var waiting = await another.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await transaction.CommitAsync();
        var answers = await Task.WhenAll(flood);

        Assert.InRange(waiting, 0, 1);
        Assert.Contains(answers, answer => answer.IsSuccess);
        Assert.All(answers, answer => Assert.True(answer.IsSuccess || answer.Error.Code is "push_busy" or "too_many_requests", answer.Error?.Code));
    }

    [Fact]
    public async Task Take_Heartbeats_GiveTheStateAtOnce()
    {
        var monitor = await CreateAsync("Backup");
        var token = await IssueAsync(monitor);

        var up = await TakeAsync(token, Beat);
        var afterUp = await StateAsync(monitor);
        var down = await TakeAsync(token, new PushBeat(Up: false, "disk full", null));
        var afterDown = await StateAsync(monitor);
        await TakeAsync(token, Beat);

        Assert.True(up.IsSuccess && down.IsSuccess);
        Assert.Equal(("up", "heartbeat: all fine", 12), afterUp);
        Assert.Equal(("down", "the sender says that it is down: disk full", null), afterDown);
        Assert.Equal("up", (await StateAsync(monitor)).State);
    }

    [Fact]
    public async Task Check_SilenceAfterARestart_IsSeenFromTheDatabase()
    {
        var monitor = await CreateAsync("Cron");
        await TakeAsync(await IssueAsync(monitor), Beat);
        await ListenAsync(monitor, expiresIn: TimeSpan.FromSeconds(15));
        await AgeAsync(monitor, TimeSpan.FromSeconds(30));
        var early = await LookAsync(monitor);
        await AgeAsync(monitor, TimeSpan.FromSeconds(91));

        var late = await LookAsync(monitor);

        Assert.Equal(ServiceState.Up, early.State);
        Assert.Equal(ServiceState.Down, late.State);
        Assert.StartsWith("no heartbeat since ", late.Reason, StringComparison.Ordinal);
        Assert.EndsWith(" UTC, expected every 30 s", late.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AllLostTheirLeases_IsUnknownUntilSomebodyListensAgain()
    {
        var monitor = await CreateAsync("Outage");
        await TakeAsync(await IssueAsync(monitor), Beat);
        await ListenAsync(monitor, expiresIn: TimeSpan.FromSeconds(-1));
        await AgeAsync(monitor, TimeSpan.FromDays(1));

        var outcome = await LookAsync(monitor);

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.EndsWith("but it is waited for only since 0 s", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ResumedAfterALongSilence_WaitsForOneInterval()
    {
        var monitor = await CreateAsync("Weekend");
        await TakeAsync(await IssueAsync(monitor), Beat);
        await ListenAsync(monitor, expiresIn: TimeSpan.FromSeconds(15));
        await AgeAsync(monitor, TimeSpan.FromDays(2));
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE monitors SET updated_at = clock_timestamp() - interval '20 seconds' WHERE id = @Id", new { monitor.Id });

        var resumed = await LookAsync(monitor);
        await connection.ExecuteAsync("UPDATE monitors SET updated_at = clock_timestamp() - interval '91 seconds' WHERE id = @Id", new { monitor.Id });
        var later = await LookAsync(monitor);

        Assert.Equal((ServiceState.Unknown, ServiceState.Down), (resumed.State, later.State));
        Assert.InRange(resumed.LookAgainIn!.Value.TotalSeconds, 60, 71);
    }

    [Fact]
    public async Task Take_ManyStrangersWaitForTheDatabase_KnownSendersDoNot()
    {
        var token = await IssueAsync(await CreateAsync("Known"));
        await TakeAsync(token, Beat);
        var stranger = await CreateAsync("Locked");
        var held = await IssueAsync(stranger);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("SELECT FROM monitor_pushes WHERE monitor_id = @Id FOR UPDATE", new { stranger.Id }, transaction);
        List<Task<Nebula.Platform.Errors.Result>> waiting = [.. Enumerable.Range(0, 3).Select(_ => Pushes.TakeAsync(held, Beat, Here, CancellationToken.None))];

        var unknown = await TakeAsync(SecretToken.Create(), Beat);
        var known = await TakeAsync(token, Beat);
        await transaction.RollbackAsync();
        await Task.WhenAll(waiting);

        Assert.Equal("push_busy", unknown.Error?.Code);
        Assert.True(known.IsSuccess);
        Assert.All(waiting, taken => Assert.True(taken.Result.IsSuccess));
    }

    [Fact]
    public async Task Issue_Again_TheAddressBeforeCountsNoMore()
    {
        var monitor = await CreateAsync("Rotated");
        var old = await IssueAsync(monitor);

        var fresh = await IssueAsync(monitor);

        Assert.Equal("push_not_found", (await TakeAsync(old, Beat)).Error?.Code);
        Assert.True((await TakeAsync(fresh, Beat)).IsSuccess);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var kept = await connection.QueryAsync<string>("SELECT to_jsonb(p)::text FROM monitor_pushes p UNION ALL SELECT to_jsonb(o)::text FROM audit_outbox o");
        Assert.DoesNotContain(fresh, string.Concat(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("' OR 1=1 --")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Take_UnknownToken_IsOneAnswerForAll(string token)
    {
        var answer = await TakeAsync(token, Beat, IPAddress.Parse("192.0.2.77"));

        Assert.Equal("There is no such address for heartbeats; it may have been replaced by a new one.", answer.Error?.Detail);
    }

    [Fact]
    public async Task Take_ManyGuesses_AreToldToWaitAndAGoodTokenIsNot()
    {
        var guesser = IPAddress.Parse("192.0.2.99");
        var token = await IssueAsync(await CreateAsync("Beside a guesser"));
        for (var i = 0; i < 30; i++)
        {
            await TakeAsync(SecretToken.Create(), Beat, guesser);
        }

        var guess = await TakeAsync(SecretToken.Create(), Beat, guesser);
        var good = await TakeAsync(token, Beat, guesser);

        Assert.Equal("too_many_requests", guess.Error?.Code);
        Assert.True(good.IsSuccess);
    }

    [Fact]
    public async Task Take_TooOften_IsToldToWait()
    {
        var token = await IssueAsync(await CreateAsync("Eager"));
        for (var i = 0; i < 60; i++)
        {
            await TakeAsync(token, Beat);
        }

        var answer = await TakeAsync(token, Beat);

        Assert.Equal("too_many_requests", answer.Error?.Code);
    }

    [Fact]
    public async Task Take_Paused_IsNotedAndCountsForNothing()
    {
        var monitor = await CreateAsync("Resting");
        var token = await IssueAsync(monitor);
        await Monitors.SetPausedAsync(monitor.Id, paused: true, Actor.Nebula, CancellationToken.None);

        var answer = await TakeAsync(token, Beat);

        Assert.True(answer.IsSuccess);
        Assert.NotNull((await Pushes.FindAsync(monitor.Id, CancellationToken.None)).Value?.LastAt);
        Assert.Equal("paused", (await StateAsync(monitor)).State);
    }

    [Fact]
    public async Task Take_DeletedMonitor_IsNotFound()
    {
        var monitor = await CreateAsync("Deleted");
        var token = await IssueAsync(monitor);
        await Monitors.DeleteAsync(monitor.Id, Actor.Nebula, CancellationToken.None);

        var answer = await TakeAsync(token, Beat);

        Assert.Equal("push_not_found", answer.Error?.Code);
    }

    [Fact]
    public async Task Issue_DialledMonitor_IsRefused()
    {
        var monitor = await Monitors.CreateAsync(
            new MonitorInput { Name = "Door", Check = new CheckInput { Type = "tcp", Host = "192.0.2.1", Port = 9 } }, Actor.Nebula, CancellationToken.None);

        var answer = await Pushes.IssueAsync(monitor.Value!.Id, Actor.Nebula, CancellationToken.None);

        Assert.Equal("monitor_not_push", answer.Error?.Code);
    }

    [Theory]
    [InlineData(null, "OK", "", true, null, null)]
    [InlineData("up", "fine\r\nSet-Cookie: x", "12.5", true, "fine  Set-Cookie: x", 12.5)]
    [InlineData("down", "\u202Eevil", "NaN", false, "evil", null)]
    [InlineData("up", null, "1e99", true, null, null)]
    [InlineData("up", null, "-Infinity", true, null, null)]
    [InlineData("up", null, "-5", true, null, null)]
    public void Read_ParametersOfUptimeKuma_AreUnderstood(string? status, string? message, string? ping, bool up, string? shown, double? milliseconds)
    {
        var beat = PushBeat.Read(status, message, ping).Value;

        Assert.Equal(new PushBeat(up, shown, milliseconds is { } took ? TimeSpan.FromMilliseconds(took) : null), beat);
    }

    [Fact]
    public void Read_AnotherStatus_IsRefused() => Assert.Equal("beat_invalid", PushBeat.Read("sideways", null, null).Error?.Code);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    private async Task<Monitor> CreateAsync(string name)
    {
        var made = await Monitors.CreateAsync(
            new MonitorInput { Name = name, IntervalSeconds = 30, Check = new CheckInput { Type = "push" } }, Actor.Nebula, CancellationToken.None);
        Assert.Equal(0, made.Value?.Retries);
        return made.Value!;
    }

    private async Task<string> IssueAsync(Monitor monitor)
    {
        var issued = await Pushes.IssueAsync(monitor.Id, Actor.Nebula, CancellationToken.None);
        return issued.Value!.Path["/api/push/".Length..];
    }

    private async Task<Nebula.Platform.Errors.Result> TakeAsync(string token, PushBeat beat, IPAddress? address = null)
    {
        _time.Advance(TimeSpan.FromMilliseconds(1));
        return await Pushes.TakeAsync(token, beat, address ?? Here, CancellationToken.None);
    }

    private async Task<ProbeOutcome> LookAsync(Monitor monitor)
    {
        var check = CheckParser.Parse(monitor.Check).Value! with { Owner = new CheckOwner(monitor.Id, monitor.Version) };
        return await _services.GetRequiredService<ProbeRunner>().RunAsync(check, TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    // As if a process had been there to hear for an hour, and nothing had been changed since.
    private async Task ListenAsync(Monitor monitor, TimeSpan expiresIn)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        const string sql = """
            DELETE FROM status_workers;
            INSERT INTO status_workers (id, name, started_at, expires_at) VALUES (@Worker, 'test', clock_timestamp() - interval '1 hour', clock_timestamp() + @expiresIn);
            UPDATE monitors SET updated_at = clock_timestamp() - interval '1 hour' WHERE id = @Id;
            UPDATE monitor_pushes SET issued_at = clock_timestamp() - interval '1 hour' WHERE monitor_id = @Id
            """;
        await connection.ExecuteAsync(sql, new { Worker = Guid.CreateVersion7(), expiresIn, monitor.Id });
    }

    private async Task AgeAsync(Monitor monitor, TimeSpan age)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("UPDATE monitor_pushes SET last_at = clock_timestamp() - @age WHERE monitor_id = @Id", new { age, monitor.Id });
    }

    private async Task<(string State, string Reason, int? Ms)> StateAsync(Monitor monitor)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(string, string, int?)>(
            "SELECT state, reason, last_response_ms FROM monitor_states WHERE monitor_no = @No", new { monitor.No });
    }
}
