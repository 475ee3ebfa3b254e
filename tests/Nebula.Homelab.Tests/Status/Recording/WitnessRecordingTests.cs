using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Recording;

public sealed class WitnessRecordingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Children = 100;

    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task Record_NetworkGoneAndBack_IsOneIncidentToldTwiceAndNoTimeLost()
    {
        var (router, children) = await ArrangeAsync();
        int[] all = [router.No, .. children.Select(child => child.No)];

        await RecordAsync(all, 0, isGone: false);
        foreach (var second in new[] { 20, 40 })
        {
            // The children are looked at before the one that tells what it is.
            await RecordAsync(all[1..], second, isGone: true);
            await RecordAsync(all[..1], second + 5, isGone: true);
        }

        var dark = await QueryAsync<string>("SELECT DISTINCT state || ' ' || reason FROM monitor_states");
        var affected = await SingleAsync<int>("SELECT cardinality(monitor_ids) FROM incidents WHERE resolved_at IS NULL");
        await RecordAsync(all[..1], 65, isGone: false);
        var held = await QueryAsync<string>("SELECT DISTINCT state FROM monitor_states ORDER BY state");
        await RecordAsync(all[1..], 80, isGone: false);

        Assert.Equal(["unknown cannot see: Cabin is out of sight"], dark);
        Assert.Equal(Children + 1, affected);
        Assert.Equal(["unknown", "up"], held);
        Assert.Equal(["up"], await QueryAsync<string>("SELECT DISTINCT state FROM monitor_states"));
        Assert.Equal(
            ["incident.opened network:lan", "incident.resolved network:lan"],
            await QueryAsync<string>("SELECT concat_ws(' ', type, subject) FROM event_outbox WHERE type IN ('incident.opened', 'incident.resolved') ORDER BY seq"));
        Assert.Equal("Cabin cannot be seen from here: router does not answer.", await SingleAsync<string>("SELECT title || ': ' || reason FROM incidents"));
        Assert.Equal(0, await SingleAsync<long>("SELECT count(*) FROM state_intervals WHERE state = 2"));
    }

    private async Task<(Monitor Router, List<Monitor> Children)> ArrangeAsync()
    {
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            var map = new AppliedMap("v1", Start, []) { Networks = [new NetworkFacts(NetworkKind.Lan, "Cabin")] };
            await new StatusMapStore().SaveAsync(connection, map, CancellationToken.None);
        }

        var router = await database.DataSource.AddAsync(At("router", "192.168.1.1") with { WitnessFor = NetworkKind.Lan });
        List<Monitor> children = [];
        for (var i = 0; i < Children; i++)
        {
            children.Add(await database.DataSource.AddAsync(At($"child-{i}", "192.168.1.20")));
        }

        return (router, children);
    }

    private static Monitor At(string key, string host) => MonitorRows.Page(key) with { Check = new CheckInput { Type = "tcp", Host = host, Port = 80 } };

    private Task<RecordReceipt> RecordAsync(IEnumerable<int> monitors, int second, bool isGone) => new StatusRecorder(database.DataSource, _time).RecordAsync(
        [
            .. monitors.Select(no => new CheckReport(
                no,
                new Observation
                {
                    At = Start.AddSeconds(second),
                    State = isGone ? ServiceState.Down : ServiceState.Up,
                    Reason = isGone ? "no answer" : "fine",
                    Evidence = new Evidence { SeenFrom = "test" },
                    Unreachable = isGone,
                },
                Token: null)),
        ],
        CancellationToken.None);

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    private async Task<T> SingleAsync<T>(string sql) => Assert.Single(await QueryAsync<T>(sql));
}
