using System.Collections.Concurrent;
using Dapper;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Testing;
using Nebula.Testing.Http;

namespace Nebula.Platform.Tests.Notifications;

/// <summary>Two senders of one channel, and attempts of which nobody knows the end.</summary>
public sealed class SenderFaultTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _keys = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _late = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FakeHttpServer _server = null!;
    private NotificationRig _rig = null!;

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(410)]
    public async Task Send_LeaseIsAnothersByTheEnd_LeavesTheLastWordToIt(int late)
    {
        await using var other = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority, _rig.Time);
        _answers.Enqueue(AnswerLateAsync);
        await TellAsync();
        var first = _rig.SendAsync();
        await _arrived.Task;
        await RunOutAsync();

        await other.SendAsync();
        var before = await _rig.LogAsync();
        _late.SetResult(late);
        await first;

        var line = (await _rig.LogAsync()).Single();
        Assert.Equal(before.Single(), line);
        Assert.Equal((DeliveryState.Sent, 2), (line.State, line.Attempts));
        Assert.Contains("may have arrived twice", line.Detail, StringComparison.Ordinal);
        Assert.Single(_keys.Distinct());
        var channel = (await _rig.Channels.ListAsync([], CancellationToken.None)).Items.Single();
        Assert.Null(channel.WaitsFor);
    }

    [Fact]
    public async Task Send_ChannelIsAnothers_SendsNothing()
    {
        await using var other = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority, _rig.Time);
        _answers.Enqueue(AnswerLateAsync);
        await TellAsync();
        await TellAsync();
        var first = _rig.SendAsync();
        await _arrived.Task;

        await other.SendAsync();
        var meanwhile = _keys.Count;
        _late.SetResult(200);
        await first;

        Assert.Equal(1, meanwhile);
        Assert.Equal("sent, sent", await _rig.StatesAsync());
        Assert.Equal(2, _keys.Distinct().Count());
    }

    [Fact]
    public async Task Send_NoAnswerCame_SaysThatItMayHaveArrivedTwice_HoweverManyAttemptsLieBetween()
    {
        _answers.Enqueue(AnswerLateAsync);
        _answers.Enqueue(context => Task.FromResult(context.Response.StatusCode = 500));
        await TellAsync();
        var first = _rig.SendAsync();
        await _arrived.Task;
        _rig.Time.Advance(TimeSpan.FromSeconds(16));
        await first;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            _rig.Time.Advance(TimeSpan.FromMinutes(1));
            await _rig.SendAsync();
        }

        var line = (await _rig.LogAsync()).Single();
        Assert.Equal((DeliveryState.Sent, 3), (line.State, line.Attempts));
        Assert.Contains("may have arrived twice", line.Detail, StringComparison.Ordinal);
        Assert.Single(_keys.Distinct());
    }

    [Fact]
    public async Task Send_AnswerWasNo_IsNotCalledDoubled()
    {
        _answers.Enqueue(context => Task.FromResult(context.Response.StatusCode = 500));
        await TellAsync();
        await _rig.SendAsync();
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await _rig.SendAsync();

        var line = (await _rig.LogAsync()).Single();
        Assert.Equal((DeliveryState.Sent, 2, null), (line.State, line.Attempts, line.Detail));
    }

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(AnswerAsync);
        _rig = await NotificationRig.StartAsync(database, _folder, _server.Url.Authority);
        var channel = await _rig.AddAsync(new ChannelInput { Name = "hook", Kind = ChannelKind.Webhook, Webhook = new WebhookInput(_server.Url.AbsoluteUri) });
        await _rig.RuleAsync(rule => rule with { FoldSeconds = 0 }, channel);
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task TellAsync() => await _rig.TellAsync(_rig.Opened(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())));

    // As it is when a process was frozen for so long.
    private async Task RunOutAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("update notification_channels set lease_until = @now", new { now = _rig.Time.GetUtcNow() });
    }

    private Task AnswerAsync(HttpContext context)
    {
        _keys.Enqueue(context.Request.Headers["Idempotency-Key"].ToString());
        return _answers.TryDequeue(out var answer) ? answer(context) : Task.CompletedTask;
    }

    private async Task AnswerLateAsync(HttpContext context)
    {
        _arrived.TrySetResult();
        context.Response.StatusCode = await _late.Task.WaitAsync(context.RequestAborted);
    }
}
