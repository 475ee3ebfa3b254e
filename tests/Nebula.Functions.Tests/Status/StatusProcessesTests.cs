using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Functions.Tests.Status;

/// <summary>Two whole processes on one database, one of which is killed.</summary>
public sealed class StatusProcessesTests : IAsyncLifetime
{
    private const int Monitors = 6;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    // A lease, one round of looking at it, and one interval.
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(15 + 5 + 5);

    // Without the first: that one is at once, and not on the grid.
    private const string LongestGapsSql = """
        SELECT max(gap) FROM (
            SELECT monitor_no, nth, extract(epoch FROM planned_at - lag(planned_at) OVER one)::float8 AS gap
            FROM (SELECT *, row_number() OVER (PARTITION BY monitor_no ORDER BY planned_at) AS nth FROM check_results)
            WINDOW one AS (PARTITION BY monitor_no ORDER BY planned_at))
        WHERE nth > 2
        GROUP BY monitor_no
        ORDER BY 1
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly FunctionsHost _first = new();
    private readonly FunctionsHost _second = new();

    private FakeHttpServer _target = null!;
    private int _asked;

    [Fact]
    public async Task Monitors_OneProcessJoinsAndIsKilled_AreCheckedOnceAndNoIncidentIsLostOrDoubled()
    {
        using var owner = await OwnerClient.SignInAsync(_first);
        await CreateAsync(owner);
        await WaitAsync("each was checked", "SELECT count(DISTINCT monitor_no) = 6 FROM check_results");

        await _second.InitializeAsync();
        await WaitAsync(
            "each process has half",
            "SELECT count(*) = 2 AND min(n) = 3 FROM (SELECT count(*) AS n FROM monitor_claims WHERE owner IS NOT NULL GROUP BY owner)");
        await WaitAsync(
            "the second one's were checked since",
            """
            SELECT count(*) = 3 FROM monitor_claims c JOIN status_workers w ON w.id = c.owner JOIN monitor_states s USING (monitor_no)
            WHERE s.last_at > w.started_at + interval '5 s' AND w.started_at = (SELECT max(started_at) FROM status_workers)
            """);
        _target.Fault = Fault.ServerError;
        await _second.StopAsync();
        await WaitAsync("each has an incident", "SELECT count(DISTINCT root) = 6 FROM incidents WHERE resolved_at IS NULL");
        _target.Fault = Fault.None;
        await WaitAsync("all are resolved", "SELECT count(*) = 0 FROM incidents WHERE resolved_at IS NULL");

        Assert.Equal(Monitors, await SingleAsync<long>("SELECT count(*) FROM incidents"));
        Assert.Equal(1, await SingleAsync<long>("SELECT count(DISTINCT owner) FROM monitor_claims"));
        // Every look at a target is one result, but for what the killed process had not written, or this one is writing now.
        var results = await SingleAsync<long>("SELECT count(*) FROM check_results WHERE state = 0");
        Assert.InRange(_asked - results, 0, Monitors);
        var gaps = await QueryAsync<double>(LongestGapsSql);
        // Three were the first one's all the time; three moved twice.
        Assert.All(gaps.Take(3), gap => Assert.InRange(gap, 4.9, 5.1));
        Assert.All(gaps, gap => Assert.InRange(gap, 4.9, TakenOverWithin.TotalSeconds));
    }

    public async Task InitializeAsync()
    {
        _target = await FakeHttpServer.StartAsync(context =>
        {
            Interlocked.Increment(ref _asked);
            return context.Response.WriteAsync("fine");
        });
        _first.Environment["NEBULA_OUTBOUND_ALLOW"] = $"127.0.0.1:{_target.Url.Port}";
        // Nothing is checked but what the test makes.
        _first.Environment["NEBULA_SERVICE_MAP"] = _folder.At("none.yml");
        await _first.InitializeAsync();
        foreach (var (name, value) in _first.Environment)
        {
            _second.Environment[name] = value;
        }
    }

    public async Task DisposeAsync()
    {
        await _second.DisposeAsync();
        await _first.DisposeAsync();
        await _target.DisposeAsync();
        _folder.Dispose();
    }

    private async Task CreateAsync(HttpClient owner)
    {
        for (var i = 0; i < Monitors; i++)
        {
            using var created = await owner.PostAsJsonAsync("/api/monitors", new
            {
                name = $"Page {i}",
                intervalSeconds = 5,
                timeoutSeconds = 2,
                retries = 0,
                check = new { type = "http", url = new Uri(_target.Url, $"{i}").AbsoluteUri },
            });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }
    }

    private async Task WaitAsync(string what, string sql)
    {
        for (var watch = Stopwatch.StartNew(); !await SingleAsync<bool>(sql);)
        {
            Assert.True(watch.Elapsed < Limit, $"Not so after {Limit}: {what}.\n{string.Join('\n', _first.Log.TakeLast(20))}");
            await Task.Delay(100);
        }
    }

    private async Task<T> SingleAsync<T>(string sql) => Assert.Single(await QueryAsync<T>(sql));

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await _first.Database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
