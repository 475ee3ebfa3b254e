using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Events;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Dashboards;

public sealed class DashboardVisitsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly EventCategory[] Visible = [EventCategory.System, EventCategory.Server, EventCategory.Deployment];

    private readonly Guid _user = Guid.CreateVersion7();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private long _position;

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate dashboard_visits, events cascade; update event_feed set position = 0");
        await connection.ExecuteAsync(
            "insert into users (id, name, name_key, role, password_hash, created_at) values (@id, @name, @name, 'viewer', '', now())",
            new { id = _user, name = _user.ToString() });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task NoteAsync_AfterAnAbsence_CountsFromWhenSomebodyLeftUntilTheNextAbsence()
    {
        var first = await NoteAsync();
        var left = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromHours(9));
        var second = await NoteAsync();
        _time.Advance(TimeSpan.FromMinutes(20));
        var reload = await NoteAsync();

        Assert.Null(first.Since);
        Assert.Equal((left, left), (second.Since, reload.Since));
    }

    [Fact]
    public async Task NoteAsync_WhatHappenedMeanwhile_IsOnlyWhatWeighsAndMayBeSeen()
    {
        await TellAsync("backup.failed", "system", "error");
        await NoteAsync();
        _time.Advance(TimeSpan.FromHours(9));
        await TellAsync("backup.failed", "system", "error");
        await TellAsync("backup.made", "system", "success");
        await TellAsync("incident.opened", "server", "error");
        await TellAsync("deployment.done", "deployment", "success");
        await TellAsync("user.refused", "security", "warning");

        var visit = await NoteAsync();

        Assert.Equal(["deployment.done", "backup.failed"], visit.Events.Select(news => news.Type));
        Assert.False(visit.More);
    }

    [Fact]
    public async Task NoteAsync_ALotHappened_SaysThatThereIsMore()
    {
        await NoteAsync();
        _time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 51; i++)
        {
            await TellAsync("backup.failed", "system", "error");
        }

        var visit = await NoteAsync();

        Assert.Equal((50, true), (visit.Events.Count, visit.More));
    }

    private Task<DashboardVisit> NoteAsync() => new DashboardVisits(database.DataSource, _time).NoteAsync(_user, Visible, CancellationToken.None);

    private async Task TellAsync(string type, string category, string severity)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            update event_feed set position = @position;
            insert into events (position, id, occurred_at, category, type, severity, source, title, data)
            values (@position, @id, now(), @category, @type, @severity, 'test', 'Title', '{}')
            """,
            new { position = ++_position, id = Guid.CreateVersion7(), category, type, severity });
    }
}
