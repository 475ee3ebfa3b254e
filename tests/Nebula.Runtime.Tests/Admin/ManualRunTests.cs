using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Tests.Hosting;
using Nebula.Runtime.Tests.Timers;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Tests.Admin;

public sealed class ManualRunTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new(TimerApp.Start);
    private readonly LogLines _logs = new();
    private readonly TimerRuns _runs;

    public ManualRunTests() => _runs = new TimerRuns(_time);

    [Theory]
    [InlineData("""{"input":"now"}""")]
    [InlineData("""{"input":""}""")]
    [InlineData("{}")]
    public async Task H16_AdminInvoke_OfATimer_Returns202AndRunsItInTheBackground(string body)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Behaviour = (_, _) => gate.Task;
        await using var app = await StartAsync(typeof(RunByHand), Seed());
        var drain = app.App.Services.GetRequiredService<DrainMode>();

        var response = await RunAsync(app, "By-Hand", body);
        var outstanding = drain.Status.OutstandingInvocations;
        await _runs.WaitForAsync(1);
        drain.Enable();
        var during = drain.Status;
        gate.SetResult();
        await Eventually.IsSoAsync(() => drain.Status.State == DrainState.Completed);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(1, outstanding);
        Assert.Equal(new DrainStatus(DrainState.InProgress, 1, 0), during);
    }

    [Fact]
    public async Task H16_AdminInvoke_OfAMonitoredTimer_TellsWhereTheScheduleStands()
    {
        var status = Seed();
        await using var app = await StartAsync(typeof(RunByHand), status);

        await RunAsync(app, "by-hand", "{}");
        await _runs.WaitForAsync(1);

        var info = _runs.All[0].Info;
        Assert.False(info.IsPastDue);
        Assert.Equal(status.Next!.Value.LocalDateTime, info.ScheduleStatus!.Next);
        Assert.Equal(status.Last!.Value.LocalDateTime, info.ScheduleStatus.Last);
    }

    [Fact]
    public async Task H16_AdminInvoke_OfAnUnmonitoredTimerThatFails_IsTriedOnceAndLeavesTheScheduleAlone()
    {
        _runs.Behaviour = (_, _) => throw new InvalidOperationException("fails");
        await using var app = await StartAsync(typeof(UnmonitoredByHand), Seed());
        var drain = app.App.Services.GetRequiredService<DrainMode>();
        var store = (RecordingTimerStore)app.App.Services.GetRequiredService<ITimerStore>();

        await RunAsync(app, "by-hand", "{}");
        await Eventually.IsSoAsync(() => drain.Status.OutstandingInvocations == 0);

        var run = Assert.Single(_runs.All);
        Assert.Null(run.Info.ScheduleStatus);
        Assert.Empty(store.Written);
    }

    [Fact]
    public async Task H16_AdminInvoke_WhenTheStorageIsAway_RunsWithoutAStatus()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed(), failures: int.MaxValue);

        var response = await RunAsync(app, "by-hand", "{}");
        await _runs.WaitForAsync(1);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Null(_runs.All[0].Info.ScheduleStatus);
    }

    [Fact]
    public async Task H16_AdminInvoke_WhoseStatusCannotBeReadByAFaultOfOurs_IsAnError()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed(), failures: int.MaxValue);
        var drain = app.App.Services.GetRequiredService<DrainMode>();
        ((RecordingTimerStore)app.App.Services.GetRequiredService<ITimerStore>()).Failure = new InvalidCastException("a fault of ours");

        await RunAsync(app, "by-hand", "{}");
        await Eventually.IsSoAsync(() => drain.Status.OutstandingInvocations == 0);

        Assert.Empty(_runs.All);
        Assert.Single(_logs.All, "Error Host.Timers: Timer by-hand failed; its schedule goes on.");
    }

    [Fact]
    public async Task H16_AdminInvoke_OfATimer_IsLogged()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed());

        await RunAsync(app, "By-Hand", "{}");

        Assert.Single(_logs.All, "Information Host.Admin: An administrator runs timer by-hand.");
    }

    [Fact]
    public async Task H16_AdminInvoke_PastTheTimeout_IsCancelled()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Behaviour = (_, token) => UntilCancelledAsync(cancelled, token);
        await using var app = await StartAsync(typeof(RunByHand), Seed(), hostJson: """{ "version": "2.0", "functionTimeout": "00:01:00" }""");

        await RunAsync(app, "by-hand", "{}");
        await _runs.WaitForAsync(1);
        _time.Advance(TimeSpan.FromSeconds(59));
        var early = cancelled.Task.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(2));

        await cancelled.Task.WaitAsync(Deadline);
        Assert.False(early);
    }

    [Fact]
    public async Task H16_AdminInvoke_WhenTheAppStops_IsWaitedForAndThenCutOff()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs.Behaviour = (_, token) => UntilCancelledAsync(cancelled, token);
        await using var app = await StartAsync(typeof(RunByHand), Seed());
        await RunAsync(app, "by-hand", "{}");
        await _runs.WaitForAsync(1);
        using var grace = new CancellationTokenSource();

        var stopping = app.App.StopAsync(grace.Token);
        var early = cancelled.Task.IsCompleted || stopping.IsCompleted;
        await grace.CancelAsync();

        await cancelled.Task.WaitAsync(Deadline);
        await stopping.WaitAsync(Deadline);
        Assert.False(early);
    }

    [Fact]
    public async Task H16_AdminInvoke_OfADisabledTimer_Runs()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed(), args: "--AzureWebJobs.by-hand.Disabled=true");

        await RunAsync(app, "by-hand", "{}");

        await _runs.WaitForAsync(1);
    }

    [Fact]
    public async Task H16_AdminInvoke_WhileDrained_Runs()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed());
        app.App.Services.GetRequiredService<DrainMode>().Enable();

        var response = await RunAsync(app, "by-hand", "{}");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _runs.WaitForAsync(1);
    }

    [Fact]
    public async Task H16_AdminInvoke_WhileOffline_Returns503AndRunsNothing()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed());
        await app.Admin.PutAsync("/admin/host/state", new StringContent("\"Offline\""));

        var response = await RunAsync(app, "by-hand", "{}");
        await app.Admin.PutAsync("/admin/host/state", new StringContent("\"Running\""));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(_runs.All);
    }

    [Theory]
    [InlineData("by-hand", "")]
    [InlineData("by-hand", "now")]
    [InlineData("by-hand", "null")]
    [InlineData("by-hand", "[]")]
    [InlineData("by-hand", """{"input":{}}""")]
    [InlineData("open", "{}")]
    public async Task H16_AdminInvoke_OfWhatCannotBeRun_Returns400AndSaysWhatToSend(string name, string body)
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed());

        var response = await RunAsync(app, name, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Matches("""[Ss]end (a JSON object|one to http://127\.0\.0\.1:\d+/api/open\.)""", await response.Content.ReadAsStringAsync());
        Assert.Empty(_runs.All);
    }

    [Fact]
    public async Task H16_AdminInvoke_OfNothing_Returns404()
    {
        await using var app = await StartAsync(typeof(RunByHand), Seed());

        var response = await RunAsync(app, "nobody", "{}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static TimerStatus Seed() =>
        new("0 0 0 1 1 *", TimerApp.Start.AddDays(-300), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), TimerApp.Start.AddDays(-300), false);

    private Task<AdminApp> StartAsync(Type type, TimerStatus seed, int failures = 0, string? hostJson = null, params string[] args) =>
        AdminApp.StartAsync(
            [type, typeof(KeyedFunctions)],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(_time);
                builder.Services.AddSingleton<ITimerStore>(new RecordingTimerStore(seed, failures));
                builder.Services.AddSingleton(_runs);
                builder.Logging.AddProvider(_logs);
            },
            hostJson,
            args);

    private static Task<HttpResponseMessage> RunAsync(AdminApp app, string name, string body) =>
        app.Admin.PostAsync($"/admin/functions/{name}", new StringContent(body, Encoding.UTF8, "application/json"));

    private static async Task UntilCancelledAsync(TaskCompletionSource cancelled, CancellationToken token)
    {
        using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task;
        token.ThrowIfCancellationRequested();
    }
}
