using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors;

public sealed class MonitorServiceTests : IAsyncLifetime
{
    private static readonly MonitorInput Input = new() { Name = "Door", Check = new CheckInput { Type = "tcp", Host = "192.0.2.1", Port = 9 } };

    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    private StatusRecorder Recorder => new(_database.DataSource, _time);

    private MonitorService Service => new(_database.DataSource, Recorder, _time);

    [Fact]
    public async Task Update_VersionAnotherReplaced_IsAConflictAndChangesNothing()
    {
        var created = (await Service.CreateAsync(Input, Actor.Nebula, CancellationToken.None)).Value!;
        await Service.UpdateAsync(created.Id, created.Version, Input with { Name = "Front door" }, Actor.Nebula, CancellationToken.None);

        var late = await Service.UpdateAsync(created.Id, created.Version, Input with { Name = "Back door" }, Actor.Nebula, CancellationToken.None);

        Assert.Equal((ErrorKind.Conflict, "monitor_changed"), (late.Error!.Kind, late.Error.Code));
        Assert.Equal("Front door", (await Service.FindAsync(created.Id, CancellationToken.None)).Value!.Name);
    }

    [Fact]
    public async Task Update_TwoAtOnce_OneWins()
    {
        var created = (await Service.CreateAsync(Input, Actor.Nebula, CancellationToken.None)).Value!;

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i =>
            Service.UpdateAsync(created.Id, created.Version, Input with { Name = $"Door {i}" }, Actor.Nebula, CancellationToken.None)));

        Assert.Single(both, result => result.IsSuccess);
        Assert.Single(both, result => result.Error?.Code == "monitor_changed");
    }

    [Fact]
    public async Task UpdateAndDelete_FilesMonitor_AreRefusedNamingFileAndLine()
    {
        var monitor = await AddFilesAsync("nas");

        var updated = await Service.UpdateAsync(monitor.Id, monitor.Version, Input, Actor.Nebula, CancellationToken.None);
        var deleted = await Service.DeleteAsync(monitor.Id, Actor.Nebula, CancellationToken.None);

        Assert.All([updated.Error!, deleted.Error!], error =>
        {
            Assert.Equal((ErrorKind.Conflict, "monitor_owned_by_file"), (error.Kind, error.Code));
            Assert.Contains("services.yaml, line 12", error.Detail);
        });
        Assert.True((await Service.FindAsync(monitor.Id, CancellationToken.None)).IsSuccess);
    }

    [Fact]
    public async Task SetPaused_FilesMonitor_PausesAndResumes()
    {
        var monitor = await AddFilesAsync("router");

        var paused = (await Service.SetPausedAsync(monitor.Id, paused: true, Actor.Nebula, CancellationToken.None)).Value!;
        var again = (await Service.SetPausedAsync(monitor.Id, paused: true, Actor.Nebula, CancellationToken.None)).Value!;
        var resumed = (await Service.SetPausedAsync(monitor.Id, paused: false, Actor.Nebula, CancellationToken.None)).Value!;

        Assert.Equal((true, true, false), (paused.Paused, again.Paused, resumed.Paused));
        Assert.Equal((paused.Version, paused.Version + 1), (again.Version, resumed.Version));
    }

    [Fact]
    public async Task Create_NameTwice_GivesTheSecondAKeyOfItsOwn()
    {
        var first = (await Service.CreateAsync(Input with { Name = "Twice" }, Actor.Nebula, CancellationToken.None)).Value!;
        var second = (await Service.CreateAsync(Input with { Name = "twice!" }, Actor.Nebula, CancellationToken.None)).Value!;

        Assert.Equal(("twice", "twice-2"), (first.Key, second.Key));
    }

    [Fact]
    public async Task Update_DependencyOnItself_IsRefusedByField()
    {
        var created = (await Service.CreateAsync(Input with { Name = "Circle" }, Actor.Nebula, CancellationToken.None)).Value!;

        var circle = await Service.UpdateAsync(created.Id, created.Version, Input with { Name = "Circle", DependsOn = ["circle"] }, Actor.Nebula, CancellationToken.None);

        Assert.StartsWith("dependsOn", Assert.Single(circle.Error!.Fields).Field);
    }

    [Fact]
    public async Task Delete_Twice_IsNotFoundTheSecondTime()
    {
        var created = (await Service.CreateAsync(Input with { Name = "Gone" }, Actor.Nebula, CancellationToken.None)).Value!;

        var first = await Service.DeleteAsync(created.Id, Actor.Nebula, CancellationToken.None);
        var second = await Service.DeleteAsync(created.Id, Actor.Nebula, CancellationToken.None);

        Assert.True(first.IsSuccess);
        Assert.Equal("monitor_not_found", second.Error!.Code);
    }

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    private async Task<Monitor> AddFilesAsync(string key)
    {
        var sync = new MapSync(_database.DataSource, Recorder, _time, NullLogger<MapSync>.Instance);
        await sync.ApplyAsync(Maps.Of(1, Maps.Service(key)), CancellationToken.None);
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return (await new MonitorStore().FindByKeyAsync(connection, key, CancellationToken.None))!;
    }
}
