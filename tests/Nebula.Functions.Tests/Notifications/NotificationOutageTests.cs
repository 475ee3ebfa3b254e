using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Tests.Status;
using Nebula.Platform.Database;
using Nebula.Testing;
using Nebula.Testing.Http;
using Npgsql;

namespace Nebula.Functions.Tests.Notifications;

/// <summary>
/// Two whole processes under load, a PostgreSQL that is killed and a sender that is killed between sent and noted: what was answered with 2xx
/// has happened, is in the audit log, and was told, by the channel and by the automation.
/// </summary>
public sealed class NotificationOutageTests : IAsyncLifetime
{
    private const string Twice = "An attempt before ended without an answer; it may have arrived twice.";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly BreakablePostgres _postgres = new();
    private readonly FunctionsHost _first = new();
    private readonly FunctionsHost _second = new();
    private readonly ConcurrentDictionary<string, int> _house = new();
    private readonly ConcurrentDictionary<string, int> _automated = new();
    private readonly ConcurrentQueue<Guid> _accepted = new();
    private readonly TaskCompletionSource<string> _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeHttpServer _receiver = null!;
    private NpgsqlDataSource _database = null!;
    private HttpClient _owner = null!;
    private HttpClient _ownerOfSecond = null!;
    private volatile bool _holdsNext;
    private int _now;
    private int _mostAtOnce;

    [Fact]
    public async Task Load_PostgresAndTheSenderAreKilled_LosesNothingThatWasAnsweredAndDoublesNothingUnseen()
    {
        using var end = new CancellationTokenSource();
        var load = Task.WhenAll(LoadAsync(_owner, end.Token), LoadAsync(_ownerOfSecond, end.Token));
        await UntilAsync(() => _house.Count >= 8 && !_automated.IsEmpty, "the first are told");
        await _postgres.KillAsync();
        await _postgres.StartAsync();
        var before = (Accepted: _accepted.Count, Told: _house.Count);
        await UntilAsync(() => _accepted.Count >= before.Accepted + 8 && _house.Count >= before.Told + 8, "it goes on after the outage");

        // Whose message is held has it sent and cannot note it; the other has to wait for the lease of the dead to run out.
        _holdsNext = true;
        var sender = await _held.Task.WaitAsync(Limit);
        await (sender.StartsWith("http://first", StringComparison.Ordinal) ? _first : _second).StopAsync();
        await end.CancelAsync();
        await load;
        await UntilAsync(async () => await CountAsync("notification_deliveries where state = 'waiting'") == 0, "the other takes the channel");
        await UntilAsync(async () => await CountAsync("event_outbox") + await CountAsync("automation_runs where state = 'running'") == 0, "all runs are over");

        await AssertAllToldAsync();
        Assert.Equal(1, _mostAtOnce);
    }

    public async Task InitializeAsync()
    {
        _receiver = await FakeHttpServer.StartAsync(ReceiveAsync);
        await _postgres.InitializeAsync();
        _database = NpgsqlDataSource.Create(DatabaseConnections.For(
            new PostgresOptions { Connection = _postgres.ConnectionUri, PoolSize = 4 }, DatabaseNames.HomelabJarvis));
        _first.Environment["NEBULA_POSTGRES"] = _postgres.ConnectionUri;
        _first.Environment["NEBULA_POSTGRES_PREFIX"] = null;
        _first.Environment["NEBULA_OUTBOUND_ALLOW"] = _receiver.Url.Authority;
        _first.Environment["NEBULA_PUBLIC_URL"] = "http://first.test";
        await _first.InitializeAsync();
        foreach (var (name, value) in _first.Environment)
        {
            _second.Environment[name] = value;
        }

        // A message's links say which process has made it.
        _second.Environment["NEBULA_PUBLIC_URL"] = "http://second.test";
        _owner = await OwnerClient.SignInAsync(_first);
        await _second.StartAsync();
        _ownerOfSecond = await OwnerClient.SignInAsync(_second);
        await ArrangeAsync();
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _ownerOfSecond.Dispose();
        await _second.StopAsync();
        await _first.DisposeAsync();
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    private async Task ArrangeAsync()
    {
        var match = new { types = new[] { "monitor.created" } };
        using var made = await _owner.PostAsJsonAsync(
            "/api/notifications/channels", new { name = "House", kind = "webhook", webhook = new { url = new Uri(_receiver.Url, "house").AbsoluteUri } });
        var channel = (await OwnerClient.ReadAsync(made)).GetProperty("id").GetString();
        using var rule = await _owner.PostAsJsonAsync("/api/notifications/rules", new { name = "all", match, channelIds = new[] { channel }, foldSeconds = 0 });
        Assert.True(rule.IsSuccessStatusCode, await rule.Content.ReadAsStringAsync());

        // Fewer than would pause it.
        var automation = new
        {
            name = "Some",
            match,
            conditions = new[] { new { field = "title", @operator = "contains", value = "0 was" } },
            actions = new[] { new { kind = "webhook", parameters = new { url = new Uri(_receiver.Url, "automation").AbsoluteUri } } },
        };
        using var saved = await _owner.PostAsJsonAsync("/api/automations", automation);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        await UntilAsync(async () => await CountAsync("event_handlers where name in ('notifications', 'automations')") == 2, "the handlers have begun");
    }

    private async Task LoadAsync(HttpClient owner, CancellationToken ended)
    {
        for (var number = 0; !ended.IsCancellationRequested; number++)
        {
            var monitor = new { name = $"M{(owner == _owner ? "a" : "b")}{number}", check = new { type = "tcp", host = "127.0.0.1", port = _receiver.Url.Port } };
            try
            {
                using var answer = await owner.PostAsJsonAsync("/api/monitors", monitor, CancellationToken.None);
                if (answer.IsSuccessStatusCode)
                {
                    _accepted.Enqueue((await OwnerClient.ReadAsync(answer)).GetProperty("id").GetGuid());
                }
            }
            catch (HttpRequestException)
            {
                // Its process is gone; what it did not answer may have happened or not.
            }

            await Task.Delay(200, CancellationToken.None);
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        var isHouse = context.Request.Path == "/house";
        var key = context.Request.Headers[isHouse ? "Idempotency-Key" : "Nebula-Delivery"].ToString();
        var body = await JsonDocument.ParseAsync(context.Request.Body);
        (isHouse ? _house : _automated).AddOrUpdate(key, 1, (_, count) => count + 1);
        if (!isHouse)
        {
            return;
        }

        _mostAtOnce = Math.Max(_mostAtOnce, Interlocked.Increment(ref _now));
        if (_holdsNext)
        {
            _holdsNext = false;
            _held.SetResult(body.RootElement.GetProperty("url").GetString()!);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Interlocked.Decrement(ref _now);
    }

    private async Task AssertAllToldAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        var happened = (await connection.QueryAsync<Guid>("select (data->>'monitor')::uuid from events where type = 'monitor.created'")).ToList();
        var audited = (await connection.QueryAsync<string>("select target from audit_log where action = 'monitors.create' and outcome = 'done'")).ToHashSet();
        var deliveries = (await connection.QueryAsync<(Guid Id, string State, string? Detail)>("select id, state, detail from notification_deliveries")).ToList();
        var runs = (await connection.QueryAsync<(Guid Id, string State)>("select id, state from automation_runs")).ToList();
        var doubled = _house.Where(seen => seen.Value > 1).Select(seen => seen.Key).ToList();

        Assert.Empty(_accepted.Except(happened));
        Assert.Equal(happened.Count, happened.Distinct().Count());
        Assert.DoesNotContain(_accepted, monitor => !audited.Contains($"monitor:{monitor}"));
        Assert.Equal(happened.Count, deliveries.Count);
        Assert.All(deliveries, delivery => Assert.Equal("sent", delivery.State));
        Assert.Equal(deliveries.Select(delivery => delivery.Id.ToString()).Order(), _house.Keys.Order());
        Assert.NotEmpty(doubled);
        Assert.Empty(doubled.Except(deliveries.Where(delivery => delivery.Detail == Twice).Select(delivery => delivery.Id.ToString())));
        Assert.NotEmpty(runs);
        Assert.All(runs, run => Assert.Equal("done", run.State));
        Assert.Equal(runs.Select(run => run.Id.ToString("N")).Order(), _automated.Keys.Select(key => key.Split('-')[0]).Order());
    }

    // While the server is away, nothing can be said.
    private async Task<int> CountAsync(string what)
    {
        try
        {
            await using var connection = await _database.OpenConnectionAsync();
            return await connection.QuerySingleAsync<int>($"select count(*)::int from {what}");
        }
        catch (NpgsqlException)
        {
            return -1;
        }
    }

    private static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    private static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"It did not happen in time: {what}.");
            await Task.Delay(50);
        }
    }
}
