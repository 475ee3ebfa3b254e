using Dapper;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.States;
using Nebula.Testing;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Scheduling;

/// <summary>What must not change what is known and told: a process that is killed, a clock that jumps, a database that is away.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const int Count = 3;

    private readonly TestDatabase _database = new();
    private readonly HashSet<int> _silent = [];
    private readonly Dictionary<int, int> _runs = [];
    private readonly List<Monitor> _monitors = [];

    [Fact]
    public async Task Killed_WhileAnIncidentIsOpen_GoesOnWhereItWas()
    {
        _silent.Add(_monitors[0].No);
        await using (var killed = new SchedulerRig(_database.DataSource))
        {
            await PassAsync(killed, seconds: 60);
        }

        var before = await TellAsync();
        await ExecuteAsync("UPDATE status_workers SET expires_at = now() - interval '1 minute'");
        await using var next = new SchedulerRig(_database.DataSource);
        next.Time.AdjustTime(MonitorRows.Start.AddSeconds(75));
        await next.Claims.KeepAsync(CancellationToken.None);
        next.Time.Advance(TimeSpan.FromSeconds(16));
        await PassAsync(next, seconds: 60);
        var (claimed, whileDown) = (next.Plan.Count, await TellAsync());
        _silent.Clear();
        await PassAsync(next, seconds: 40);

        Assert.Equal("incident.opened service:m0", before);
        Assert.Equal((Count, before), (claimed, whileDown));
        Assert.Equal("incident.opened service:m0, incident.resolved service:m0", await TellAsync());
        Assert.Equal(["down", "up"], await StatesAsync("m0"));
        Assert.Equal(1, await CountAsync("incidents"));
        await AssertAllUpAsync();
    }

    [Fact]
    public async Task ClockSetForwardAnHour_NothingIsDownAndEachIsLookedAtOnce()
    {
        await using var rig = new SchedulerRig(_database.DataSource);
        await PassAsync(rig, seconds: 60);
        var before = _runs.Values.ToList();

        rig.Time.AdjustTime(rig.Time.GetUtcNow().AddHours(1));
        await PassAsync(rig, seconds: 18);

        Assert.All(_runs.Values.Zip(before), runs => Assert.InRange(runs.First - runs.Second, 1, 2));
        Assert.Equal("", await TellAsync());
        await AssertAllUpAsync();
    }

    [Fact]
    public async Task ClockSetBackTenMinutes_ChecksGoOnAndWhatFailsIsTold()
    {
        await using var rig = new SchedulerRig(_database.DataSource);
        await PassAsync(rig, seconds: 120);
        var before = _runs.Values.ToList();

        rig.Time.AdjustTime(rig.Time.GetUtcNow().AddMinutes(-10));
        await PassAsync(rig, seconds: 60);
        var (runs, news) = (_runs.Values.Zip(before, (after, earlier) => after - earlier).ToList(), await TellAsync());
        _silent.Add(_monitors[0].No);
        await PassAsync(rig, seconds: 40);
        _silent.Clear();
        await PassAsync(rig, seconds: 40);

        Assert.All(runs, count => Assert.InRange(count, 2, 4));
        Assert.Equal("", news);
        Assert.Equal("incident.opened service:m0, incident.resolved service:m0", await TellAsync());
        await AssertAllUpAsync();
    }

    [Fact]
    public async Task DatabaseAwayForAMinute_WhatWasSeenIsWrittenOnceAndNothingIsTold()
    {
        await using var rig = new SchedulerRig(_database.DataSource);
        await PassAsync(rig, seconds: 30);

        await ExecuteAsync("ALTER TABLE monitor_claims RENAME TO claims_away; ALTER TABLE check_results RENAME TO results_away");
        await PassAsync(rig, seconds: 60);
        var held = rig.Writer.Held;
        await ExecuteAsync("ALTER TABLE claims_away RENAME TO monitor_claims; ALTER TABLE results_away RENAME TO check_results");
        await PassAsync(rig, seconds: 10);

        Assert.InRange(held, 2 * Count, 4 * Count);
        Assert.Equal(_runs.Values.Sum(), await CountAsync("check_results"));
        Assert.Equal("", await TellAsync());
        await AssertAllUpAsync();
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        for (var i = 0; i < Count; i++)
        {
            _monitors.Add(await _database.DataSource.AddAsync(MonitorRows.Page($"m{i}")));
        }
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    // What the scheduler's loops do, one after the other: claims, what is due, and what was found.
    private async Task PassAsync(SchedulerRig rig, int seconds)
    {
        for (var second = 0; second < seconds; second += 2)
        {
            if (second % 10 == 0)
            {
                await KeepAsync(rig);
            }

            rig.Time.Advance(TimeSpan.FromSeconds(2));
            foreach (var due in rig.Plan.TakeDue(rig.Time.GetUtcNow()))
            {
                var seen = See(due);
                _runs[due.No] = _runs.GetValueOrDefault(due.No) + 1;
                rig.Writer.Add(new CheckReport(due.No, seen, due.Token));
                rig.Plan.Complete(due.No, seen.State, rig.Time.GetUtcNow());
            }

            await rig.Writer.WriteAsync(CancellationToken.None);
        }
    }

    private static async Task KeepAsync(SchedulerRig rig)
    {
        try
        {
            await rig.Claims.KeepAsync(CancellationToken.None);
        }
        catch (PostgresException away) when (away.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // As in the product: what is claimed is checked on.
        }
    }

    private Observation See(DueCheck due) => new()
    {
        At = due.PlannedAt,
        State = _silent.Contains(due.No) ? ServiceState.Down : ServiceState.Up,
        Reason = "seen",
        Evidence = new Evidence { SeenFrom = "test" },
        Unreachable = _silent.Contains(due.No),
    };

    private async Task AssertAllUpAsync()
    {
        Assert.Equal(Count, await CountAsync("monitor_states WHERE state = 'up' AND own_state = 'up'"));
        Assert.Equal(0, await CountAsync("incidents WHERE resolved_at IS NULL"));
        Assert.Equal(0, await CountAsync("state_intervals WHERE ended_at < started_at"));
        Assert.Equal(0, await CountAsync("incidents WHERE resolved_at < started_at"));
    }

    private async Task<string> TellAsync() =>
        string.Join(", ", await QueryAsync<string>("SELECT type || ' ' || subject FROM event_outbox WHERE type IN ('incident.opened', 'incident.resolved') ORDER BY seq"));

    private Task<List<string>> StatesAsync(string key) => QueryAsync<string>(
        $"""
        SELECT CASE i.state WHEN 0 THEN 'up' WHEN 2 THEN 'down' ELSE 'other' END
        FROM state_intervals i JOIN monitors m ON m.no = i.monitor_no WHERE m.key = '{key}' ORDER BY i.started_at
        """);

    private async Task<long> CountAsync(string what) => Assert.Single(await QueryAsync<long>($"SELECT count(*) FROM {what}"));

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
