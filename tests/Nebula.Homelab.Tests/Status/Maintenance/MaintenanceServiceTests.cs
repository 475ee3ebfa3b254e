using System.Text;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Audit;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Maintenance;

/// <summary>Windows on a real database. Every call is a new recorder: what a restarted process would do.</summary>
public sealed class MaintenanceServiceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = MonitorRows.Start;

    private readonly FakeTimeProvider _time = new(Start);

    private StatusRecorder Recorder => new(database.DataSource, _time);

    private MaintenanceService Service => new(database.DataSource, Recorder, _time);

    [Fact]
    public async Task Window_ServiceFailsInIt_OpensNoIncidentAndLosesNoUptimeUntilItEnds()
    {
        var monitor = await AddAsync("disks");
        await CreateAsync(Once(10, 20, monitor));
        await SeeAsync(monitor, 0, ServiceState.Up);

        await SeeAsync(monitor, 11, ServiceState.Down);
        await SeeAsync(monitor, 15, ServiceState.Down);
        var during = await IncidentsAsync("disks");
        await SeeAsync(monitor, 21, ServiceState.Down);

        Assert.Empty(during);
        Assert.Equal([Start.AddMinutes(20).UtcDateTime], await IncidentsAsync("disks"));
        Assert.Equal(
            [(0, 0), (10, 7), (20, 2)],
            (await QueryAsync<(DateTime At, short State)>($"SELECT started_at, state FROM state_intervals WHERE monitor_no = {monitor.No} ORDER BY started_at"))
                .Select(row => ((int)(row.At - Start.UtcDateTime).TotalMinutes, (int)row.State)));
        Assert.Equal(4, (await QueryAsync<int>($"SELECT 1 FROM check_results WHERE monitor_no = {monitor.No}")).Count);
        Assert.Equal(["maintenance.started", "maintenance.ended"], await ToldAsync());
    }

    [Fact]
    public async Task Window_DownBeforeIt_KeepsTheIncidentQuietAndOpen()
    {
        var monitor = await AddAsync("before");
        await CreateAsync(Once(10, 20, monitor));
        await SeeAsync(monitor, 1, ServiceState.Down);

        await SeeAsync(monitor, 12, ServiceState.Down);
        await SeeAsync(monitor, 14, ServiceState.Down);
        var during = await QueryAsync<string>("SELECT type FROM event_outbox WHERE subject = 'service:before' ORDER BY seq");
        await SeeAsync(monitor, 22, ServiceState.Up);

        Assert.Equal(["incident.opened"], during);
        Assert.Equal(
            ["opened", "maintenance_began", "maintenance_ended", "resolved"],
            await QueryAsync<string>("SELECT note->>'kind' FROM incidents, jsonb_array_elements(timeline) AS note WHERE root = 'service:before'"));
    }

    [Fact]
    public async Task Window_EveryServiceAndAFireDrill_TheDrillIsToldAllTheSame()
    {
        var drill = await AddAsync("fire");
        await QueryAsync<int>($"UPDATE monitors SET drill = true WHERE no = {drill.No} RETURNING 1");
        await CreateAsync(Once(0, 20, drill) with { AllMonitors = true, Monitors = [] });

        await SeeAsync(drill, 5, ServiceState.Down);

        Assert.Single(await IncidentsAsync("fire"));
    }

    [Fact]
    public async Task End_WhileItHolds_OpensTheIncidentAtOnceAndOnlyOnce()
    {
        var monitor = await AddAsync("early");
        var plan = await CreateAsync(Once(0, 60, monitor));
        await SeeAsync(monitor, 5, ServiceState.Down);
        _time.SetUtcNow(Start.AddMinutes(7));

        var ended = (await Service.EndAsync(plan.Window.Id, Actor.Nebula, CancellationToken.None)).Value!;
        var again = await Service.EndAsync(plan.Window.Id, Actor.Nebula, CancellationToken.None);
        await SeeAsync(monitor, 8, ServiceState.Down);

        Assert.Equal((MaintenanceState.Running, MaintenanceState.Over), (plan.State, ended.State));
        Assert.Equal("maintenance_not_running", again.Error!.Code);
        Assert.Equal([Start.AddMinutes(7).UtcDateTime], await IncidentsAsync("early"));
    }

    [Fact]
    public async Task Delete_WhileItHolds_EndsIt()
    {
        var monitor = await AddAsync("gone");
        var plan = await CreateAsync(Once(0, 60, monitor));
        await SeeAsync(monitor, 5, ServiceState.Down);

        await Service.DeleteAsync(plan.Window.Id, Actor.Nebula, CancellationToken.None);

        Assert.Single(await IncidentsAsync("gone"));
        Assert.Equal("maintenance_not_found", (await Service.FindAsync(plan.Window.Id, CancellationToken.None)).Error!.Code);
        Assert.Equal(["maintenance.started", "maintenance.ended"], await ToldAsync());
    }

    [Fact]
    public async Task Update_VersionAnotherReplaced_IsAConflict()
    {
        var input = Once(5, 60) with { AllMonitors = true };
        var plan = await CreateAsync(input);
        var first = await Service.UpdateAsync(plan.Window.Id, 1, input with { Enabled = false }, Actor.Nebula, CancellationToken.None);

        var late = await Service.UpdateAsync(plan.Window.Id, 1, input with { Title = "Late" }, Actor.Nebula, CancellationToken.None);

        Assert.Equal((MaintenanceState.Paused, 2), (first.Value!.State, first.Value.Window.Version));
        Assert.Equal("maintenance_changed", late.Error!.Code);
    }

    [Theory]
    [InlineData("title", null, "30 2 * * *", "Europe/Berlin", 60)]
    [InlineData("recurrence.cron", "x", "30 2 * *", "Europe/Berlin", 60)]
    [InlineData("recurrence.cron", "x", "0 0 31 2 *", "Europe/Berlin", 60)]
    [InlineData("recurrence.timeZone", "x", "30 2 * * *", "Atlantis/Central", 60)]
    [InlineData("recurrence.timeZone", "x", "30 2 * * *", "../../etc/passwd", 60)]
    [InlineData("recurrence.durationMinutes", "x", "30 2 * * *", "Europe/Berlin", 0)]
    [InlineData("recurrence.durationMinutes", "x", "0 * * * *", "Europe/Berlin", 61)]
    public async Task Create_Wrong_NamesTheField(string field, string? title, string cron, string zone, int minutes)
    {
        var rule = new MaintenanceRecurrence { Cron = cron, TimeZone = zone, DurationMinutes = minutes };

        var refused = await Service.CreateAsync(new MaintenanceInput { Title = title, AllMonitors = true, Recurrence = rule }, Actor.Nebula, CancellationToken.None);

        Assert.Equal("maintenance_invalid", refused.Error!.Code);
        Assert.Equal(field, Assert.Single(refused.Error.Fields).Field);
    }

    [Fact]
    public async Task Create_MonitorThatIsNotThere_IsRefused()
    {
        var refused = await Service.CreateAsync(Once(0, 5) with { Monitors = [Guid.CreateVersion7(MaintenanceRows.Start)] }, Actor.Nebula, CancellationToken.None);

        Assert.Equal("monitors", Assert.Single(refused.Error!.Fields).Field);
    }

    [Fact]
    public async Task Create_MachineThatCarriesNothing_IsRefused()
    {
        var refused = await Service.CreateAsync(Once(0, 5) with { Monitors = [], Nodes = ["nowhere"] }, Actor.Nebula, CancellationToken.None);

        Assert.Equal("nodes", Assert.Single(refused.Error!.Fields).Field);
    }

    [Fact]
    public async Task Page_Stranger_IsToldOfWindowsThatTouchWhatIsPublicAndOfNothingElse()
    {
        var shop = await AddAsync("shop", isPublic: true);
        var safe = await AddAsync("safe");
        await CreateAsync(Once(0, 20, shop, safe) with { Title = "Both" });
        await CreateAsync(Once(60, 90, shop) with { Title = "Planned" });
        await CreateAsync(Once(0, 20, safe) with { Title = "Hidden" });
        await SeeAsync(shop, 1, ServiceState.Down);
        var live = new StatusLive(_time);
        live.Load(await new StatusLoader(database.DataSource, _time).LoadAsync(CancellationToken.None));

        var forStrangers = Encoding.UTF8.GetString(live.ReadPage(StatusAudience.Public)!.ToArray());
        var forReaders = Encoding.UTF8.GetString(live.ReadPage(StatusAudience.Full)!.ToArray());

        Assert.Contains("\"title\":\"Both\"", forStrangers);
        Assert.Contains("\"title\":\"Planned\"", forStrangers);
        Assert.Contains("Under maintenance, as planned.", forStrangers);
        Assert.DoesNotContain("Hidden", forStrangers);
        Assert.DoesNotContain("safe", forStrangers);
        Assert.Contains("Hidden", forReaders);
    }

    public async Task InitializeAsync() => await QueryAsync<int>("DELETE FROM maintenance_windows; DELETE FROM event_outbox; SELECT 1");

    public Task DisposeAsync() => Task.CompletedTask;

    private static MaintenanceInput Once(int from, int to, params Monitor[] monitors) => new()
    {
        Title = "New disks",
        Monitors = [.. monitors.Select(monitor => monitor.Id)],
        StartsAt = Start.AddMinutes(from),
        EndsAt = Start.AddMinutes(to),
    };

    // Looked at seldom, so that nothing is lost sight of between the steps of a test.
    private Task<Monitor> AddAsync(string key, bool isPublic = false) =>
        database.DataSource.AddAsync(MonitorRows.Page(key) with { IntervalSeconds = 1800, Public = isPublic });

    private async Task<MaintenancePlan> CreateAsync(MaintenanceInput input)
    {
        var created = await Service.CreateAsync(input, Actor.Nebula, CancellationToken.None);
        Assert.True(created.IsSuccess, created.Error?.Detail);
        return created.Value;
    }

    private async Task SeeAsync(Monitor monitor, int minute, ServiceState state)
    {
        var at = Start.AddMinutes(minute);
        _time.SetUtcNow(at);
        var seen = new Observation { At = at, State = state, Reason = "", Evidence = new Evidence { SeenFrom = "test" } };
        await Recorder.RecordAsync([new CheckReport(monitor.No, seen, null)], CancellationToken.None);
    }

    private Task<List<DateTime>> IncidentsAsync(string key) => QueryAsync<DateTime>($"SELECT started_at FROM incidents WHERE root = 'service:{key}'");

    private Task<List<string>> ToldAsync() => QueryAsync<string>("SELECT type FROM event_outbox WHERE type LIKE 'maintenance.%' ORDER BY seq");

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }
}
