using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using Nebula.Platform.Cache;
using Nebula.Platform.Database;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Leases;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Heartbeat;
using Nebula.Platform.Notifications.Sending;
using Nebula.Testing;
using Nebula.Testing.Http;
using StackExchange.Redis;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>The sign of life: there while all is well, and silence otherwise.</summary>
public sealed class HeartbeatTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly HeartbeatOptions _options = new();
    private FakeHttpServer _watcher = null!;
    private NotificationRig _rig = null!;
    private int _status = 200;

    private HeartbeatStore Store => new(database.DataSource, Mock.Of<IOptionsMonitor<HeartbeatOptions>>(monitor => monitor.CurrentValue == _options));

    [Fact]
    public async Task Beat_AllIsWell_IsTakenAndShown()
    {
        await BeatAsync();

        var state = await Store.ReadAsync(CancellationToken.None);
        Assert.Equal(1, _watcher.Requests);
        Assert.Equal((true, null, "It answered 200."), (state.Configured, state.Problem, state.Answer));
        Assert.Equal(_rig.Time.GetUtcNow(), state.SentAt);
    }

    [Fact]
    public async Task Beat_WatcherFails_IsAProblemAndKeepsTheLastGood()
    {
        await BeatAsync();
        var good = _rig.Time.GetUtcNow();
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        _status = 500;
        await BeatAsync();

        var state = await Store.ReadAsync(CancellationToken.None);
        Assert.Equal(("It answered 500.", good, good.AddMinutes(1)), (state.Problem, state.SentAt!.Value, state.TriedAt!.Value));
    }

    [Fact]
    public async Task Beat_RedisIsAway_IsSilence()
    {
        await BeatAsync(new RedisOptions { Connection = "redis://127.0.0.1:1" });

        Assert.Equal(0, _watcher.Requests);
        Assert.Equal("Redis does not answer.", (await Store.ReadAsync(CancellationToken.None)).Problem);
    }

    [Theory]
    [InlineData("insert into event_outbox (id, occurred_at, category, type, severity, source, title, data) values (gen_random_uuid(), @old, 'system', 'x', 'info', 'x', 'x', '{}')", "Events wait in the outbox of another for more than a minute.")]
    [InlineData("insert into audit_outbox (id, occurred_at, actor_kind, actor_name, action, outcome) values (gen_random_uuid(), @old, 'service', 'x', 'x', 'done')", "Events wait in the outbox of another for more than a minute.")]
    [InlineData("update event_handlers set position = position - 1 where name = 'notifications'", "The handler notifications has not heard of an event for more than a minute.")]
    [InlineData("update event_handlers set position = position - 2 where name = 'notifications'", "The handler notifications has not heard of an event for more than a minute.")]
    public async Task Beat_SomethingIsStuck_IsSilence(string fault, string problem)
    {
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        await ExecuteAsync("insert into event_handlers (name, position) select 'notifications', max(position) from events union all select 'gone', 0");
        await BeatAsync();
        await ExecuteAsync(fault);
        var atOnce = _watcher.Requests;
        _rig.Time.Advance(TimeSpan.FromSeconds(90));
        await BeatAsync();

        Assert.Equal((1, 1), (atOnce, _watcher.Requests));
        Assert.Equal(problem, (await Store.ReadAsync(CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task Beat_NobodySends_IsSilence_ButNotWhileAChannelAsksToWait()
    {
        var channel = await _rig.AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_watcher.Url.AbsoluteUri) });
        await _rig.RuleAsync(null, channel);
        await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));
        _rig.Time.Advance(TimeSpan.FromMinutes(6));
        await ExecuteAsync("truncate audit_outbox; update notification_channels set wait_until = @later");
        await BeatAsync();
        var waiting = _watcher.Requests;
        await ExecuteAsync("update notification_channels set wait_until = null");
        await BeatAsync();

        Assert.Equal((1, 1), (waiting, _watcher.Requests));
        Assert.Equal("Nothing sends what waits for the channel hook.", (await Store.ReadAsync(CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task Run_TwoProcesses_OneBeatsUntilItEnds()
    {
        _options.Url = _watcher.Url.AbsoluteUri;
        var (first, second) = (Keeper(), Keeper());
        using var sender = Sender(new RedisOptions(), first);
        using var other = Sender(new RedisOptions(), second);
        await first.StartAsync(CancellationToken.None);
        await sender.StartAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(_watcher.Requests == 1));
        await second.StartAsync(CancellationToken.None);
        await other.StartAsync(CancellationToken.None);
        await UntilAsync(async () => await WantingAsync() == 2);
        var both = _watcher.Requests;

        await sender.StopAsync(CancellationToken.None);
        await first.StopAsync(CancellationToken.None);
        await UntilAsync(() => Task.FromResult(_watcher.Requests == 2));
        await other.StopAsync(CancellationToken.None);
        await second.StopAsync(CancellationToken.None);

        Assert.Equal(1, both);
    }

    [Fact]
    public async Task Card_Tested_BeatsAndSaysWhatCameOfIt()
    {
        using var sender = Sender(new RedisOptions(), Keeper());
        var card = new HeartbeatIntegration(sender, Store, Mock.Of<IOptionsMonitor<HeartbeatOptions>>(monitor => monitor.CurrentValue == _options));
        var missing = card.Missing;
        _options.Url = _watcher.Url.AbsoluteUri;
        var well = await card.TestAsync(CancellationToken.None);
        _status = 404;
        var ill = await card.TestAsync(CancellationToken.None);

        Assert.Equal(["NEBULA_HEARTBEAT_URL"], missing);
        Assert.Empty(card.Missing);
        Assert.Equal((true, "A beat was taken. It answered 200."), (well.Works, well.Detail));
        Assert.Equal((false, "It answered 404. The last beat was taken at 2026-06-10 12:00:00Z."), (ill.Works, ill.Detail));
    }

    public async Task InitializeAsync()
    {
        _watcher = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.StatusCode = _status;
            return Task.CompletedTask;
        });
        _rig = await NotificationRig.StartAsync(database, _folder, _watcher.Url.Authority);
        await ExecuteAsync("truncate event_handlers, audit_outbox; update heartbeat set tried_at = null, sent_at = null, answer = null, problem = null");
    }

    public async Task DisposeAsync()
    {
        await ExecuteAsync("truncate event_handlers, audit_outbox");
        await _rig.DisposeAsync();
        await _watcher.DisposeAsync();
        _folder.Dispose();
    }

    private async Task BeatAsync(RedisOptions? redis = null)
    {
        _options.Url = _watcher.Url.AbsoluteUri;
        using var sender = Sender(redis ?? new RedisOptions(), Keeper());
        await sender.BeatAsync(_options.Url, CancellationToken.None);
    }

    private HeartbeatSender Sender(RedisOptions redis, LeaseKeeper leases)
    {
        var cache = new RedisCache(_rig.Services.GetRequiredService<IConnectionMultiplexer>(), Options.Create(redis), NullLogger<RedisCache>.Instance);
        var handler = Mock.Of<IEventHandler>(mocked => mocked.Name == "notifications");
        var check = new HeartbeatCheck(database.DataSource, [new OutboxSource("another", database.DataSource)], [handler], cache, _rig.Time);
        var options = Mock.Of<IOptionsMonitor<HeartbeatOptions>>(monitor => monitor.CurrentValue == _options);
        return new HeartbeatSender(leases, Store, _rig.Services.GetRequiredService<HttpExchange>(), check, options, _rig.Time);
    }

    private LeaseKeeper Keeper() => new(
        Options.Create(new PostgresOptions { Connection = database.ConnectionUri, DatabasePrefix = database.Prefix }), TimeProvider.System, NullLogger<LeaseKeeper>.Instance);

    private async Task<int> WantingAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<int>(
            "select count(*)::int from pg_stat_activity where datname = current_database() and query like 'select coalesce(pg_try_advisory_lock%'");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var now = _rig.Time.GetUtcNow();
        await connection.ExecuteAsync(sql, new { old = now, later = now.AddMinutes(1) });
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, "It did not happen in time.");
            await Task.Delay(20);
        }
    }
}
