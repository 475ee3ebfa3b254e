using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Audit;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors;

public sealed class MapSyncTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    [Fact]
    public async Task Apply_FirstMap_AddsItsServices()
    {
        await ApplyAsync(Maps.Of(1, Maps.Service("plex", port: 32400)));

        var monitor = Assert.Single(await ReadAsync());
        Assert.Equal(("plex", MonitorSource.File, "services.yaml", 12), (monitor.Key, monitor.Source, monitor.SourceFile, monitor.SourceLine));
        Assert.Equal(("192.0.2.1", 32400), (monitor.Check.Host, monitor.Check.Port));
    }

    [Fact]
    public async Task Apply_SameMapAgain_ChangesNothing()
    {
        var map = Maps.Of(1, Maps.Service("plex"));
        await ApplyAsync(map);
        var before = Assert.Single(await ReadAsync());

        var again = await ApplyAsync(map);
        var unchanged = await ApplyAsync(map with { Version = "v2", LoadedAt = map.LoadedAt.AddMinutes(1) });

        Assert.Equal((false, true), (again, unchanged));
        Assert.Equal(before.Version, Assert.Single(await ReadAsync()).Version);
    }

    [Fact]
    public async Task Apply_Witness_IsOneUntilTheMapSaysOtherwise()
    {
        await ApplyAsync(Maps.Of(1, Maps.Service("router")) with { Networks = [new MappedNetwork(NetworkKind.Lan, null, ["router"])] });
        var before = Assert.Single(await ReadAsync());

        await ApplyAsync(Maps.Of(2, Maps.Service("router")));

        Assert.Equal((NetworkKind.Lan, null), (before.WitnessFor, Assert.Single(await ReadAsync()).WitnessFor));
    }

    [Fact]
    public async Task Apply_ServiceChanged_KeepsIdAndPause()
    {
        await ApplyAsync(Maps.Of(1, Maps.Service("plex")));
        var before = Assert.Single(await ReadAsync());
        await Service.SetPausedAsync(before.Id, paused: true, Actor.Nebula, CancellationToken.None);

        await ApplyAsync(Maps.Of(2, Maps.Service("plex", port: 10)));

        var after = Assert.Single(await ReadAsync());
        Assert.Equal((before.Id, before.No, 10, true), (after.Id, after.No, after.Check.Port, after.Paused));
        Assert.Equal(before.Version + 2, after.Version);
    }

    [Fact]
    public async Task Apply_ServiceLeavesAndReturns_HasItsHistory()
    {
        await ApplyAsync(Maps.Of(1, Maps.Service("plex"), Maps.Service("minio")));
        var before = (await ReadAsync()).Single(monitor => monitor.Key == "plex");
        await RecordUpAsync(before);

        _time.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync(Maps.Of(2, Maps.Service("minio")));
        var without = await ReadAsync();
        _time.Advance(TimeSpan.FromHours(1));
        await ApplyAsync(Maps.Of(3, Maps.Service("minio"), Maps.Service("plex", port: 11)));
        await RecordUpAsync(before);

        Assert.Equal(["minio"], without.Select(monitor => monitor.Key));
        var after = (await ReadAsync()).Single(monitor => monitor.Key == "plex");
        Assert.Equal((before.Id, before.No, 11), (after.Id, after.No, after.Check.Port));
        Assert.Equal(2, await CountAsync($"check_results WHERE monitor_no = {after.No}"));
        Assert.Equal(1, await CountAsync($"state_intervals WHERE monitor_no = {after.No} AND ended_at = '2026-03-01T12:01:00Z'"));
        Assert.Equal(1, await CountAsync($"state_intervals WHERE monitor_no = {after.No} AND ended_at IS NULL"));
    }

    [Fact]
    public async Task Apply_KeyOfAPagesMonitor_IsTheFilesAndThePagesFollows()
    {
        var page = await _database.DataSource.AddAsync(MonitorRows.Page("plex"));
        await _database.DataSource.AddAsync(MonitorRows.Page("player") with { DependsOn = ["plex"] });

        await ApplyAsync(Maps.Of(1, Maps.Service("plex"), Maps.Service("plex-2")));

        var monitors = (await ReadAsync()).ToDictionary(monitor => monitor.Key);
        Assert.Equal(["player", "plex", "plex-2", "plex-3"], monitors.Keys.Order());
        Assert.Equal((MonitorSource.File, MonitorSource.File), (monitors["plex"].Source, monitors["plex-2"].Source));
        Assert.Equal(page.Id, monitors["plex-3"].Id);
        Assert.Equal(["plex-3"], monitors["player"].DependsOn);
    }

    [Fact]
    public async Task Apply_PagesMonitors_AreUntouched()
    {
        var page = await _database.DataSource.AddAsync(MonitorRows.Page("mine"));

        await ApplyAsync(Maps.Of(1, Maps.Service("plex")));
        await ApplyAsync(Maps.Of(2));

        var left = Assert.Single(await ReadAsync());
        Assert.Equal((page.Id, page.Version), (left.Id, left.Version));
    }

    [Fact]
    public async Task Apply_NoGoodMapYet_DeletesNothing()
    {
        await ApplyAsync(Maps.Of(1, Maps.Service("plex")));

        var changed = await ApplyAsync(Maps.Of(2) with { Version = "" });

        Assert.False(changed);
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Apply_OlderMapFromAnotherProcess_IsNotPutBack()
    {
        await ApplyAsync(Maps.Of(2, Maps.Service("plex"), Maps.Service("minio")));

        var changed = await ApplyAsync(Maps.Of(1, Maps.Service("plex")));

        Assert.False(changed);
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Apply_EightProcessesAtOnce_ApplyOnce()
    {
        var map = Maps.Of(1, [.. Enumerable.Range(0, 20).Select(i => Maps.Service($"s{i}"))]);

        var changed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ApplyAsync(map))));

        Assert.Single(changed, applied => applied);
        Assert.Equal(20, (await ReadAsync()).Count);
        Assert.All(await ReadAsync(), monitor => Assert.Equal(1, monitor.Version));
    }

    [Fact]
    public async Task Apply_RefusedAndGoodAgain_IsToldOnceEach()
    {
        var good = Maps.Of(1, Maps.Service("plex"));
        var bad = good with { Errors = [new MapError(3, 1, "This is no map.")] };
        await ApplyAsync(bad with { Version = "", Services = [] });
        await ApplyAsync(good);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(bad)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(good)));

        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var told = await connection.QueryAsync<string>("SELECT type FROM event_outbox WHERE source = 'service-map' ORDER BY seq");
        Assert.Equal(["service_map.refused", "service_map.applied", "service_map.refused", "service_map.applied"], told);
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Apply_MapsOneAfterAnother_AreInTheAuditLogWithWhatTheyChanged()
    {
        var first = Maps.Of(1, Maps.Service("plex"), Maps.Service("minio"));
        await ApplyAsync(first);
        await ApplyAsync(first);
        _time.Advance(TimeSpan.FromSeconds(1));
        await ApplyAsync(Maps.Of(2, Maps.Service("plex", port: 10)));
        _time.Advance(TimeSpan.FromSeconds(1));
        await ApplyAsync(Maps.Of(2) with { Version = "", Errors = [new MapError(3, 1, "This is no map.")] });

        await using var connection = await _database.DataSource.OpenConnectionAsync();
        var entries = (await connection.QueryAsync<(string Actor, string Outcome, string Detail, string? Before, string? After)>(
            "SELECT actor_name, outcome, detail, before_value->>'services', after_value->>'services' FROM audit_outbox WHERE action = 'service-map.apply' ORDER BY occurred_at")).ToList();
        Assert.Equal(
            [
                ("service-map.yml", "done", "2 monitor(s) made, changed or retired.", null, "2"),
                ("service-map.yml", "done", "2 monitor(s) made, changed or retired.", "2", "1"),
                ("service-map.yml", "refused", "service_map_invalid: 1 fault(s), the first: 3:1 This is no map.", null, null),
            ],
            entries);
    }

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    private StatusRecorder Recorder => new(_database.DataSource, _time);

    private MonitorService Service => new(_database.DataSource, Recorder, _time);

    private Task<bool> ApplyAsync(ServiceMapSnapshot map) =>
        new MapSync(_database.DataSource, Recorder, _time, NullLogger<MapSync>.Instance).ApplyAsync(map, CancellationToken.None);

    private async Task<List<Monitor>> ReadAsync()
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await new MonitorStore().ReadAllAsync(connection, CancellationToken.None);
    }

    private async Task RecordUpAsync(Monitor monitor)
    {
        var seen = new Observation { At = _time.GetUtcNow(), State = ServiceState.Up, Reason = "answers", Evidence = new Evidence { SeenFrom = "test" } };
        var receipt = await Recorder.RecordAsync([new CheckReport(monitor.No, seen, Token: null)], CancellationToken.None);
        Assert.Equal(1, receipt.Written);
    }

    private async Task<long> CountAsync(string what)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {what}");
    }
}
