using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.History;

public sealed class RollUpServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task RollUp_RunTwiceAndWithLateResults_EqualsTheResults()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("rolled"));
        var recorder = new StatusRecorder(database.DataSource, _time);
        var rollUps = new RollUpService(database.DataSource, _time);
        var random = new Random(7);
        CheckReport[] reports = [.. Enumerable.Range(0, 5000).Select(i => Report(monitor.No, i * 20, random.Next(4), random.Next(1, 900)))];
        _time.SetUtcNow(Start.AddSeconds(100_000).AddDays(1));

        await recorder.RecordAsync(reports[..4000], CancellationToken.None);
        await rollUps.RollUpAsync(CancellationToken.None);
        await recorder.RecordAsync(reports[4000..], CancellationToken.None);
        await rollUps.RollUpAsync(CancellationToken.None);
        await rollUps.RollUpAsync(CancellationToken.None);

        var raw = await SumAsync("SELECT coalesce(sum(response_time_ms), 0), min(response_time_ms), max(response_time_ms), count(response_time_ms), count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 2) FROM check_results");
        foreach (var table in new[] { "check_minutes", "check_hours", "check_days" })
        {
            Assert.Equal(raw, await SumAsync($"SELECT sum(sum_ms), min(min_ms), max(max_ms), sum(answers), sum(up), sum(down) FROM {table}"));
        }

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var day = await connection.QuerySingleAsync<double>("SELECT up_seconds + degraded_seconds + down_seconds + unknown_seconds FROM check_days ORDER BY starts_at OFFSET 1 LIMIT 1");
        Assert.Equal(86400, day, 6);
    }

    [Fact]
    public async Task GrowingTables_EveryQueryOnThem_UsesAnIndex()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("SET enable_seqscan = off");
        string[] queries =
        [
            "SELECT * FROM check_results WHERE monitor_no = 1 ORDER BY planned_at DESC LIMIT 40",
            "SELECT * FROM check_results WHERE planned_at >= now() - interval '1 hour' AND planned_at < now()",
            "SELECT * FROM check_minutes WHERE monitor_no = 1 AND starts_at >= now() - interval '1 day'",
            "SELECT * FROM check_hours WHERE starts_at >= now() - interval '1 day'",
            "SELECT * FROM state_intervals WHERE ended_at IS NULL OR ended_at > now() - interval '92 days'",
            "SELECT * FROM incidents ORDER BY started_at DESC, id DESC LIMIT 50",
            "SELECT * FROM incidents WHERE resolved_at IS NULL AND NOT manual",
            "SELECT count(*) FROM incidents WHERE resolved_at IS NULL AND manual",
            "SELECT * FROM status_feed WHERE position > 5 ORDER BY position LIMIT 500",
        ];

        foreach (var query in queries)
        {
            var plan = string.Join('\n', await connection.QueryAsync<string>($"EXPLAIN {query}"));

            Assert.DoesNotContain("Seq Scan", plan);
        }
    }

    private static CheckReport Report(int no, int second, int state, int ms) => new(
        no,
        new Observation
        {
            At = Start.AddSeconds(second),
            State = ServiceStateText.FromCode((short)state),
            Reason = "",
            Evidence = new Evidence { SeenFrom = "test" },
            ResponseTimeMs = state < 2 ? ms : null,
        },
        Token: null);

    private async Task<string> SumAsync(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return string.Join(' ', ((IDictionary<string, object>)await connection.QuerySingleAsync(sql)).Values.Select(value => $"{value}"));
    }
}
