using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Scheduling;

/// <summary>One process's scheduler on a real database, with a clock and targets of the test's.</summary>
internal sealed class SchedulerRig : IAsyncDisposable
{
    // Far more than a round takes; when the loop computed its wait just before the clock moved, the next move wakes it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly StatusMetrics _metrics;
    private readonly CheckScheduler _scheduler;

    public SchedulerRig(NpgsqlDataSource database)
    {
        Probe = new FakeProbe(Time);
        _metrics = new StatusMetrics(_services.GetRequiredService<IMeterFactory>());
        Writer = new ResultWriter(new StatusRecorder(database, Time), _metrics, Time, NullLogger<ResultWriter>.Instance);
        Claims = new ClaimKeeper(database, Plan, Writer, Time);
        _scheduler = new CheckScheduler(
            Claims, Plan, Writer, new ProbeRunner(Probe, Time, NullLogger<ProbeRunner>.Instance), new DrillDoor(), new StatusSignal(), _metrics, Time,
            NullLogger<CheckScheduler>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(MonitorRows.Start);

    public FakeProbe Probe { get; }

    public CheckPlan Plan { get; } = new();

    public ResultWriter Writer { get; }

    public ClaimKeeper Claims { get; }

    /// <summary>Starts, and waits until so many monitors are planned.</summary>
    public async Task StartAsync(int monitors)
    {
        await _scheduler.StartAsync(CancellationToken.None);
        await WaitAsync(() => Plan.Count == monitors, TimeSpan.FromSeconds(20));
    }

    /// <summary>Lets time pass in steps, each as long as it takes until what is due has begun and what must have ended has ended.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan step, IReadOnlyCollection<Monitor> monitors)
    {
        for (var until = Time.GetUtcNow() + time; Time.GetUtcNow() < until;)
        {
            Time.Advance(step);
            await WaitAsync(() => !(Plan.NextDue() <= Time.GetUtcNow()) && monitors.All(IsSettled), Patience);
        }
    }

    /// <summary>Stops as at the end of the process: what was found is written.</summary>
    public Task StopAsync() => _scheduler.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _scheduler.Dispose();
        _metrics.Dispose();
        await _services.DisposeAsync();
    }

    private bool IsSettled(Monitor monitor)
    {
        var port = monitor.Check.Port!.Value;
        return !Plan.IsRunning(monitor.No)
            || (Probe.Silent.Contains(port) && Probe.BegunOf(port).AddSeconds(monitor.TimeoutSeconds) > Time.GetUtcNow());
    }

    private static async Task WaitAsync(Func<bool> condition, TimeSpan limit)
    {
        for (var watch = Stopwatch.StartNew(); !condition() && watch.Elapsed < limit;)
        {
            await Task.Yield();
        }
    }
}
