using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Tests.Hosting;
using Nebula.Runtime.Timers.Storage;

namespace Nebula.Runtime.Tests.Timers;

/// <summary>An app with one timer, a clock that the test holds, and a store that it can look into.</summary>
internal sealed class TimerApp : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 20, 0, TimeSpan.Zero);

    private readonly RunningApp _app;

    private TimerApp(RunningApp app, FakeTimeProvider time, RecordingTimerStore store, TimerRuns runs, LogLines logs)
    {
        _app = app;
        Time = time;
        Store = store;
        Runs = runs;
        Logs = logs;
    }

    public FakeTimeProvider Time { get; }

    public RecordingTimerStore Store { get; }

    public TimerRuns Runs { get; }

    public LogLines Logs { get; }

    public HttpClient Client => _app.Client;

    public IServiceProvider Services => _app.Services;

    public static async Task<TimerApp> StartAsync(
        Type type,
        TimerStatus? status = null,
        int failures = 0,
        Func<TimerRun, CancellationToken, Task>? behaviour = null,
        TimeSpan? lease = null,
        TimeZoneInfo? zone = null,
        params string[] args)
    {
        var time = new FakeTimeProvider(Start);
        time.SetLocalTimeZone(zone ?? TimeZoneInfo.Utc);
        var store = lease is { } duration
            ? new RecordingTimerStore(status, failures) { LeaseDuration = duration }
            : new RecordingTimerStore(status, failures);
        var runs = new TimerRuns(time);
        runs.Behaviour = behaviour ?? runs.Behaviour;
        var logs = new LogLines();
        var app = await RunningApp.StartAsync(
            [type],
            builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.AddSingleton<ITimerStore>(store);
                builder.Services.AddSingleton(runs);
                builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs);
            },
            args: args);
        return new TimerApp(app, time, store, runs, logs);
    }

    /// <summary>Moves the clock on in steps until something is so, giving the app a moment after each.</summary>
    public async Task AdvanceUntilAsync(TimeSpan step, Func<bool> isSo)
    {
        for (var i = 0; i < 500 && !isSo(); i++)
        {
            Time.Advance(step);
            await Store.ChangedWithinAsync(TimeSpan.FromMilliseconds(20));
        }

        Assert.True(isSo(), "The clock was moved on, and what was waited for did not happen.");
    }

    public Task StopAsync(CancellationToken grace = default) => _app.StopAsync(grace);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
