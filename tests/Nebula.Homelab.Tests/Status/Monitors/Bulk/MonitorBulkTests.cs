using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Monitors.Bulk;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors.Bulk;

public sealed class MonitorBulkTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    private MonitorService Monitors => new(database.DataSource, new StatusRecorder(database.DataSource, _time), _time);

    private MonitorBulk Bulk => new(database.DataSource, new StatusRecorder(database.DataSource, _time), _time);

    [Fact]
    public async Task Apply_NewValues_ChangesWhatCanBeAndRefusesTheRestByItself()
    {
        var shop = await database.DataSource.AddAsync(MonitorRows.Page("values-shop") with { Tags = ["old", "kept"] });
        var slow = await database.DataSource.AddAsync(MonitorRows.Page("values-slow") with { TimeoutSeconds = 19 });
        var mapped = await AddMappedAsync("values-mapped");
        var stale = await database.DataSource.AddAsync(MonitorRows.Page("values-stale"));
        var gone = Guid.CreateVersion7(MonitorRows.Start);

        var report = await ApplyAsync(
            new MonitorBulkInput { Group = "Shops", AddTags = ["prod"], RemoveTags = ["old"], IntervalSeconds = 15, RecoverAfter = 3, Public = true },
            (shop.Id, 1), (slow.Id, 1), (mapped.Id, 1), (stale.Id, 7), (gone, 1));

        Assert.Equal(
            [
                (BulkOutcome.Done, null), (BulkOutcome.Refused, "monitor_invalid"), (BulkOutcome.Refused, "monitor_owned_by_file"),
                (BulkOutcome.Refused, "monitor_changed"), (BulkOutcome.Refused, "monitor_not_found"),
            ],
            report.Items.Select(item => (item.Outcome, item.Code)));
        Assert.Contains("service-map.yml, line 7", report.Items[2].Detail, StringComparison.Ordinal);
        var changed = await FindAsync(shop);
        Assert.Equal(("Shops", 15, 3, true, 2), (changed.Group, changed.IntervalSeconds, changed.RecoverAfter, changed.Public, changed.Version));
        Assert.Equal(["kept", "prod"], changed.Tags);
        Assert.Equal(("Services", 1), ((await FindAsync(slow)).Group, (await FindAsync(slow)).Version));
        Assert.Equal(["monitors.update"], await AuditedAsync(shop, slow, mapped, stale));
    }

    [Fact]
    public async Task Apply_Pause_TakesThoseOfTheServiceMapToo()
    {
        var page = await database.DataSource.AddAsync(MonitorRows.Page("pause-page"));
        var mapped = await AddMappedAsync("pause-mapped");
        var paused = await database.DataSource.AddAsync(MonitorRows.Page("pause-paused") with { Paused = true });

        var report = await ApplyAsync(new MonitorBulkInput { Paused = true }, (page.Id, 1), (mapped.Id, 1), (paused.Id, 1));

        Assert.Equal([BulkOutcome.Done, BulkOutcome.Done, BulkOutcome.Unchanged], report.Items.Select(item => item.Outcome));
        Assert.Equal((true, true), ((await FindAsync(page)).Paused, (await FindAsync(mapped)).Paused));
        Assert.Equal(["monitors.pause", "monitors.pause"], await AuditedAsync(page, mapped, paused));
    }

    [Fact]
    public async Task Apply_Delete_RetiresThemAllAndTellsEach()
    {
        var (first, second) = (await database.DataSource.AddAsync(MonitorRows.Page("gone-first")), await database.DataSource.AddAsync(MonitorRows.Page("gone-second")));

        var report = await ApplyAsync(new MonitorBulkInput { Delete = true }, (first.Id, 1), (second.Id, 1));

        Assert.All(report.Items, item => Assert.Equal(BulkOutcome.Done, item.Outcome));
        Assert.Equal("monitor_not_found", (await Monitors.FindAsync(second.Id, CancellationToken.None)).Error!.Code);
        Assert.Equal(["monitors.delete", "monitors.delete"], await AuditedAsync(first, second));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM event_outbox WHERE subject IN ('service:gone-first', 'service:gone-second')"));
    }

    [Fact]
    public async Task Apply_MoreTagsThanOneMayHave_IsRefusedForThatOne()
    {
        var full = await database.DataSource.AddAsync(MonitorRows.Page("tags-full") with { Tags = [.. Enumerable.Range(0, 20).Select(i => $"t{i}")] });
        var empty = await database.DataSource.AddAsync(MonitorRows.Page("tags-empty"));

        var report = await ApplyAsync(new MonitorBulkInput { AddTags = ["more"] }, (full.Id, 1), (empty.Id, 1));

        Assert.Equal([BulkOutcome.Refused, BulkOutcome.Done], report.Items.Select(item => item.Outcome));
        Assert.Contains("21 tags", report.Items[0].Detail, StringComparison.Ordinal);
    }

    public static TheoryData<MonitorBulkInput, string> Wrong => new()
    {
        { new MonitorBulkInput { Paused = true }, "monitors" },
        { new MonitorBulkInput { Paused = true, Monitors = [new MonitorVersion { Id = Guid.Empty }] }, "monitors[0]" },
        { new MonitorBulkInput { Paused = true, Monitors = [Seen, Seen] }, "monitors[1].id" },
        { new MonitorBulkInput { Paused = true, Monitors = [.. Enumerable.Repeat(Seen, 501)] }, "monitors" },
        { new MonitorBulkInput { Monitors = [Seen] }, "paused" },
        { new MonitorBulkInput { Monitors = [Seen], Paused = true, Group = "x" }, "paused" },
        { new MonitorBulkInput { Monitors = [Seen], Delete = true, Public = false }, "paused" },
        { new MonitorBulkInput { Monitors = [Seen], IntervalSeconds = 4 }, "intervalSeconds" },
        { new MonitorBulkInput { Monitors = [Seen], Retries = 11 }, "retries" },
        { new MonitorBulkInput { Monitors = [Seen], RecoverAfter = 0 }, "recoverAfter" },
        { new MonitorBulkInput { Monitors = [Seen], AddTags = ["a\u0000"] }, "addTags[0]" },
        { new MonitorBulkInput { Monitors = [Seen], Group = new string('x', 81) }, "group" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Apply_WhatIsWrongForAll_IsRefusedAsAWhole(MonitorBulkInput input, string field)
    {
        var report = await Bulk.ApplyAsync(input, Actor.Nebula, CancellationToken.None);

        Assert.Equal("bulk_invalid", report.Error!.Code);
        Assert.Equal(field, Assert.Single(report.Error.Fields).Field);
    }

    private static MonitorVersion Seen { get; } = new() { Id = Guid.Parse("0195d7c4-0000-7000-8000-000000000001"), Version = 1 };

    private async Task<MonitorBulkReport> ApplyAsync(MonitorBulkInput input, params (Guid Id, int Version)[] monitors)
    {
        var named = input with { Monitors = [.. monitors.Select(monitor => new MonitorVersion { Id = monitor.Id, Version = monitor.Version })] };
        return (await Bulk.ApplyAsync(named, Actor.Nebula, CancellationToken.None)).Value!;
    }

    private Task<Monitor> AddMappedAsync(string key) =>
        database.DataSource.AddAsync(MonitorRows.Page(key) with { Source = MonitorSource.File, SourceFile = "service-map.yml", SourceLine = 7 });

    private async Task<Monitor> FindAsync(Monitor monitor) => (await Monitors.FindAsync(monitor.Id, CancellationToken.None)).Value!;

    private async Task<List<string>> AuditedAsync(params Monitor[] monitors)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var targets = monitors.Select(monitor => $"monitor:{monitor.Id}").ToArray();
        return [.. await connection.QueryAsync<string>("SELECT action FROM audit_outbox WHERE target = ANY(@targets)", new { targets })];
    }
}
