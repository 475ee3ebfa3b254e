using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Recording;

public sealed class DialledRecordingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    [Fact]
    public async Task Record_NamesOfADarkInternetNoLongerResolved_IsOneIncidentAndNoTimeLost()
    {
        var witness = await database.DataSource.AddAsync(Page("anchor") with { WitnessFor = NetworkKind.Internet });
        var page = await database.DataSource.AddAsync(Page("page"));
        var later = await database.DataSource.AddAsync(Page("later"));
        await RecordAsync([witness, page], Seen(0, ServiceState.Up, new() { ["address"] = "203.0.113.5:443" }));
        await RecordAsync([witness, page], Seen(20, ServiceState.Down, new() { ["dialled"] = "203.0.113.6" }) with { Unreachable = true });

        foreach (var second in new[] { 40, 60 })
        {
            await RecordAsync([page, witness, later], Seen(second, ServiceState.Down, null) with { Unresolved = true });
        }

        Assert.Equal(["later ", "page 203.0.113.6"], await QueryAsync(
            "SELECT m.key || ' ' || coalesce(s.dialled, '') FROM monitor_states s JOIN monitors m ON m.no = s.monitor_no WHERE s.unresolved AND m.witness_for IS NULL ORDER BY 1"));
        Assert.Equal(["unknown cannot see: the internet is out of sight"], await QueryAsync("SELECT DISTINCT state || ' ' || reason FROM monitor_states"));
        Assert.Equal(["network:internet"], await QueryAsync("SELECT root FROM incidents"));
        Assert.Empty(await QueryAsync("SELECT monitor_no::text FROM state_intervals WHERE state = 2"));
    }

    private static Monitor Page(string key) => MonitorRows.Page(key) with { Check = new CheckInput { Type = "tcp", Host = $"{key}.example.org", Port = 443 } };

    private static Observation Seen(int second, ServiceState state, Dictionary<string, string>? facts) => new()
    {
        At = Start.AddSeconds(second),
        State = state,
        Reason = $"{state}",
        Evidence = new Evidence { SeenFrom = "test", Facts = facts },
    };

    private Task RecordAsync(Monitor[] monitors, Observation seen) => new StatusRecorder(database.DataSource, new FakeTimeProvider(Start))
        .RecordAsync([.. monitors.Select(monitor => new CheckReport(monitor.No, seen, Token: null))], CancellationToken.None);

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }
}
