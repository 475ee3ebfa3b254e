using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Platform.Audit;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Handling;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Events.Handling;

public sealed class EventHandlerRunnerTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly ScriptedHandler _handler = new();

    private EventRig _rig = null!;

    [Fact]
    public async Task Tell_NewHandler_HearsOnlyOfWhatHappensFromThenOn()
    {
        await TellAsync(1, 2);
        var position = await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None);
        await TellAsync(3, 3);

        await _rig.Runner.TellNextAsync(_handler, position, CancellationToken.None);

        Assert.Equal([3, 4, 5], _handler.Told);
    }

    [Fact]
    public async Task Tell_OneEventFails_TellsTheOthersAndComesBackToItLater()
    {
        var position = await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None);
        await TellAsync(1, 3);
        _handler.Fails.Add(2);

        var reached = await _rig.Runner.TellNextAsync(_handler, position, CancellationToken.None);
        await _rig.Runner.RetryDueAsync(_handler, CancellationToken.None);
        _handler.Fails.Clear();
        _time.Advance(TimeSpan.FromSeconds(6));
        await _rig.Runner.RetryDueAsync(_handler, CancellationToken.None);
        await _rig.Runner.RetryDueAsync(_handler, CancellationToken.None);

        Assert.Equal(3, reached);
        Assert.Equal([1, 2, 3, 2], _handler.Told);
        Assert.Equal(0, await CountAsync("select count(*) from event_retries"));
    }

    [Fact]
    public async Task Tell_UnwantedEvents_AreStillPassed()
    {
        var position = await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None);
        await _database.DataSource.TellAsync(new Rang(1, EventCategory.Ai));
        await TellAsync(2, 1);
        await _database.DataSource.TellAsync(new Rang(3, EventCategory.Ai));
        await _rig.DispatchAsync();

        await _rig.Runner.TellNextAsync(_handler, position, CancellationToken.None);

        Assert.Equal([2], _handler.Told);
        Assert.Equal(3, await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None));
    }

    [Fact]
    public async Task Retry_FailsToTheEnd_BecomesADeadLetterThatAPersonRetries()
    {
        var (letters, all) = (new DeadLetterService(_database.DataSource, _time), Enum.GetValues<EventCategory>());
        var position = await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None);
        await TellAsync(1, 1);
        _handler.Fails.Add(1);
        await _rig.Runner.TellNextAsync(_handler, position, CancellationToken.None);
        for (var day = 0; day < HandlerBackoff.MaxAttempts + 3; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await _rig.Runner.RetryDueAsync(_handler, CancellationToken.None);
        }

        var dead = (await letters.ListAsync(all, null, 10, CancellationToken.None)).Value!.Items.Single();
        var attempts = _handler.Told.Count;
        _handler.Fails.Clear();
        var hidden = await letters.RetryAsync(_handler.Name, 1, [EventCategory.Security], Actor.Nebula, CancellationToken.None);
        var retried = await letters.RetryAsync(_handler.Name, 1, all, Actor.Nebula, CancellationToken.None);
        await _rig.Runner.RetryDueAsync(_handler, CancellationToken.None);

        Assert.Equal((HandlerBackoff.MaxAttempts, HandlerBackoff.MaxAttempts, "Cannot do 1.", 1), (attempts, dead.Attempts, dead.Error, dead.Event.Position));
        Assert.Equal("dead_letter_not_found", hidden.Error?.Code);
        Assert.Equal(1, retried.Value?.Retried);
        Assert.Equal(attempts + 1, _handler.Told.Count);
        Assert.Empty((await letters.ListAsync(all, null, 10, CancellationToken.None)).Value!.Items);
        Assert.Equal(1, await CountAsync("select count(*) from audit_outbox where action = 'events.retry'"));
    }

    [Fact]
    public async Task DeadLetters_MoreThanAPage_ComeOnceEach()
    {
        var letters = new DeadLetterService(_database.DataSource, _time);
        await TellAsync(1, 5);
        await using (var connection = await _database.DataSource.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(
                """
                insert into event_retries (handler, position, attempts, error, failed_at, dead_at)
                select name, position, 8, 'broken', now(), now() from events, unnest(array['a', 'b']) name
                """);
        }

        var (seen, before) = (new List<string>(), (string?)null);
        do
        {
            var page = (await letters.ListAsync(Enum.GetValues<EventCategory>(), before, 3, CancellationToken.None)).Value!;
            seen.AddRange(page.Items.Select(letter => $"{letter.Event.Position}{letter.Handler}"));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(["5b", "5a", "4b", "4a", "3b", "3a", "2b", "2a", "1b", "1a"], seen);
    }

    [Fact]
    public async Task Advance_AnotherProcessHasMovedTheHandler_ChangesNothing()
    {
        await TellAsync(1, 2);
        var position = await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None);
        await TellAsync(3, 1);
        await _rig.Handlers.AdvanceAsync(_handler.Name, position, position + 1, null, CancellationToken.None);

        var late = await Record.ExceptionAsync(() => _rig.Runner.TellNextAsync(_handler, position, CancellationToken.None));

        Assert.IsType<InvalidOperationException>(late);
        Assert.Equal(position + 1, await _rig.Handlers.OpenAsync(_handler.Name, CancellationToken.None));
    }

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _rig = new EventRig(_database, _time);
    }

    public async Task DisposeAsync()
    {
        _rig.Dispose();
        await _database.DisposeAsync();
    }

    private async Task TellAsync(int first, int count)
    {
        await _database.DataSource.TellAsync(first, count);
        await _rig.DispatchAsync();
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(sql);
    }
}
