using Dapper;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Scheduling;

public sealed class CheckSchedulerTests : IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly TestDatabase _database = new();

    [Fact]
    public async Task Run_ForHours_ChecksEveryMomentOnceAndNeverDrifts()
    {
        var monitors = await AddAsync(count: 5);
        await using var rig = new SchedulerRig(_database.DataSource);
        await rig.StartAsync(monitors.Count);

        await rig.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMilliseconds(933), monitors);
        await rig.StopAsync();

        foreach (var monitor in monitors)
        {
            var grid = new CheckGrid(monitor.Id, Interval);
            var moments = await MomentsAsync(monitor);
            // The first is at once, because it had never been checked.
            Assert.All(moments.Skip(1), moment => Assert.Equal(moment, grid.Last(moment)));
            Assert.All(moments.Skip(1).Zip(moments.Skip(2)), pair => Assert.Equal(Interval, pair.Second - pair.First));
            Assert.InRange(moments.Count, 360, 362);
            Assert.Equal(moments.Count, rig.Probe.RunsOf(monitor.Check.Port!.Value));
        }

        Assert.False(rig.Probe.Overlapped);
    }

    [Fact]
    public async Task Run_TargetsThatNeverAnswer_DelayNobodyElse()
    {
        var monitors = await AddAsync(count: 10);
        var (silent, answering) = (monitors.Take(5).ToList(), monitors.Skip(5).ToList());
        await using var rig = new SchedulerRig(_database.DataSource);
        rig.Probe.Silent.UnionWith(silent.Select(monitor => monitor.Check.Port!.Value));
        await rig.StartAsync(monitors.Count);

        await rig.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMilliseconds(500), monitors);
        await rig.StopAsync();

        Assert.All(answering, monitor => Assert.InRange(rig.Probe.RunsOf(monitor.Check.Port!.Value), 30, 32));
        // Timed out after 10 s, before the next moment: down, and none left out.
        Assert.All(silent, monitor => Assert.InRange(rig.Probe.RunsOf(monitor.Check.Port!.Value), 30, 32));
        foreach (var monitor in silent)
        {
            Assert.Equal([2], (await StatesAsync(monitor)).Distinct());
        }

        Assert.False(rig.Probe.Overlapped);
    }

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    private async Task<List<Monitor>> AddAsync(int count)
    {
        List<Monitor> monitors = [];
        for (var i = 0; i < count; i++)
        {
            var check = new CheckInput { Type = "tcp", Host = "192.0.2.1", Port = 100 + i };
            monitors.Add(await _database.DataSource.AddAsync(MonitorRows.Page($"m{i}") with { Check = check }));
        }

        return monitors;
    }

    private Task<List<short>> StatesAsync(Monitor monitor) => QueryAsync<short>($"SELECT state FROM check_results WHERE monitor_no = {monitor.No}");

    private async Task<List<DateTimeOffset>> MomentsAsync(Monitor monitor) =>
    [
        .. (await QueryAsync<DateTime>($"SELECT planned_at FROM check_results WHERE monitor_no = {monitor.No} ORDER BY planned_at"))
            .Select(moment => new DateTimeOffset(moment)),
    ];

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
