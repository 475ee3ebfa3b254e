using Dapper;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks.Tcp;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Homelab.Status.States;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Scheduling;

public sealed class ClaimKeeperTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    [Fact]
    public async Task Keep_AnotherProcessJoinsWhileChecksRun_LosesNoResultAndSharesFairly()
    {
        await using var first = new SchedulerRig(_database.DataSource);
        await using var second = new SchedulerRig(_database.DataSource);
        for (var i = 0; i < 4; i++)
        {
            await _database.DataSource.AddAsync(MonitorRows.Page($"m{i}"));
        }

        await first.Claims.KeepAsync(CancellationToken.None);
        var running = first.Plan.TakeDue(MonitorRows.Start);
        await second.Claims.KeepAsync(CancellationToken.None);
        await first.Claims.KeepAsync(CancellationToken.None);
        var (ownedWhileRunning, planned) = (await OwnedAsync(first), first.Plan.Count);
        foreach (var due in running)
        {
            first.Writer.Add(new CheckReport(due.No, Seen(due.PlannedAt), due.Token));
            first.Plan.Complete(due.No, ServiceState.Up, MonitorRows.Start);
        }

        await first.Claims.KeepAsync(CancellationToken.None);
        var ownedWhileHeld = await OwnedAsync(first);
        await first.Writer.WriteAsync(CancellationToken.None);
        await first.Claims.KeepAsync(CancellationToken.None);
        await second.Claims.KeepAsync(CancellationToken.None);

        Assert.Equal((4, 4, 2), (ownedWhileRunning, ownedWhileHeld, planned));
        Assert.Equal(4, await CountAsync("check_results"));
        Assert.Equal((2, 2), (await OwnedAsync(first), await OwnedAsync(second)));
        Assert.Equal((2, 2), (first.Plan.Count, second.Plan.Count));
    }

    [Fact]
    public async Task Keep_MonitorOfADrill_StaysWithItsProcessAndCountsForNoShare()
    {
        await using var first = new SchedulerRig(_database.DataSource);
        await using var second = new SchedulerRig(_database.DataSource);
        foreach (var key in new[] { "a", "b" })
        {
            await _database.DataSource.AddAsync(MonitorRows.Page(key));
        }

        await first.Claims.KeepAsync(CancellationToken.None);
        var drill = await _database.DataSource.AddAsync(MonitorRows.Page("fire:drill"));
        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        {
            var claim = new { drill.No, Owner = first.Claims.Worker };
            await connection.ExecuteAsync(
                "update monitors set drill = true where no = @No; insert into monitor_claims values (@No, @Owner, nextval('status_fence'))", claim);
        }

        foreach (var rig in new[] { second, first, second, first })
        {
            await rig.Claims.KeepAsync(CancellationToken.None);
        }

        Assert.Equal((2, 1), (first.Plan.Count, second.Plan.Count));
        Assert.Equal(1, await CountAsync($"monitor_claims WHERE owner = '{first.Claims.Worker}' AND monitor_no = {drill.No}"));
    }

    [Fact]
    public async Task Keep_OneDefinitionChanged_IsTheOnlyOneReadAndCheckedAnew()
    {
        await using var rig = new SchedulerRig(_database.DataSource);
        await _database.DataSource.AddAsync(MonitorRows.Page("kept"));
        var changed = await _database.DataSource.AddAsync(MonitorRows.Page("changed"));
        await rig.Claims.KeepAsync(CancellationToken.None);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """update monitors set version = version + 1, check_spec = '{"type":"tcp","host":"127.0.0.1","port":7}' where no = @No""", new { changed.No });

        var read = await new ClaimStore().ReadAsync(connection, rig.Claims.Worker, rig.Plan.Versions(), CancellationToken.None);
        await rig.Claims.KeepAsync(CancellationToken.None);

        Assert.Equal(changed.No, Assert.Single(read, claim => claim.CheckSpec is not null).No);
        Assert.Equal(2, rig.Plan.Count);
        var due = rig.Plan.TakeDue(MonitorRows.Start.AddMinutes(1)).Single(check => check.No == changed.No);
        Assert.Equal(7, Assert.IsType<TcpCheck>(due.Check).Endpoint.Port);
    }

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    private static Observation Seen(DateTimeOffset at) => new()
    {
        At = at,
        State = ServiceState.Up,
        Reason = "answers",
        Evidence = new Evidence { SeenFrom = "test" },
    };

    private Task<long> OwnedAsync(SchedulerRig rig) => CountAsync($"monitor_claims WHERE owner = '{rig.Claims.Worker}'");

    private async Task<long> CountAsync(string what)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {what}");
    }
}
