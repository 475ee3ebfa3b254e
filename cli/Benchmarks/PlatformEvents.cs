using Nebula.Platform.Events.Dispatch;
using StackExchange.Redis;

namespace Nebula.Cli.Benchmarks;

/// <summary>Events in at one end, a thousand readers at the other: each told what it follows, once and in order.</summary>
internal sealed class PlatformEvents(PlatformRig rig, PlatformPeople people, TimeSpan duration, TextWriter output, TimeProvider time)
{
    private const int Readers = 1000;
    private const int Sessions = 20;
    private const int Deliveries = 50_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        var uri = new Uri(rig.RedisUri);
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{uri.Authority},password={uri.UserInfo.TrimStart(':')}");
        var writers = new EventWriters(rig.Database, new OutboxSignal(redis), time);
        var cookies = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(user => people.SignInAsync(user, cancellationToken)));
        await output.WriteLineAsync("warming up");
        await RunAsync(writers, "", cookies, perSecond: 1000, batch: 1, seconds: (int)Math.Max(5, duration.TotalSeconds / 4), cancellationToken);
        return
        [
            .. await RunAsync(writers, "1,000 tx/s of one event", cookies, perSecond: 1000, batch: 1, seconds: (int)duration.TotalSeconds, cancellationToken),
            .. await RunAsync(writers, "100 tx/s of 50 events", cookies, perSecond: 5000, batch: 50, seconds: (int)duration.TotalSeconds / 2, cancellationToken),
        ];
    }

    private async Task<List<Measurement>> RunAsync(
        EventWriters writers, string name, IReadOnlyList<string> cookies, int perSecond, int batch, int seconds, CancellationToken cancellationToken)
    {
        // So many subjects that the readers of all of them are told 50,000 times a second.
        var subjects = perSecond * Readers / Deliveries;
        var after = await EventCrowd.EndAsync(rig.Database, cancellationToken);
        await using var crowd = await EventCrowd.GatherAsync(rig.Address, after, cookies, Readers, subjects, time, cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lags = new OutboxLag(rig.Database, time).WatchAsync(after, over.Token);
        var memory = ResidentAsync(over.Token);
        var (cpu, own) = (ProcessUsage.CpuSeconds(rig.ProcessId), ProcessUsage.CpuSeconds(Environment.ProcessId));
        var took = await writers.WriteAsync(perSecond, batch, subjects, seconds, cancellationToken);
        var delivered = crowd.Deliveries;
        cpu = (ProcessUsage.CpuSeconds(rig.ProcessId) - cpu) / took.TotalSeconds * 100;
        own = (ProcessUsage.CpuSeconds(Environment.ProcessId) - own) / took.TotalSeconds * 100;
        await crowd.WhenDispatchedAsync(rig.Database, Patience, cancellationToken);
        var (lost, doubled) = await crowd.CompareAsync(rig.Database, after, Patience, cancellationToken);
        await over.CancelAsync();
        var (lag, resident, latencies) = (await lags, await memory, crowd.Latencies);
        var third = Math.Max(1, resident.Count / 3);
        return
        [
            new($"{name}: written", perSecond * seconds / took.TotalSeconds, "events/s", null) { AtLeast = 0.98 * perSecond },
            new($"{name}: delivered while written", delivered / took.TotalSeconds, "/s", null) { AtLeast = 0.98 * Deliveries },
            new($"{name}: lost", lost, "", 0),
            new($"{name}: doubled or out of order", doubled, "", 0),
            new($"{name}: told until in the log, 99th percentile", Percentiles.At(lag, 0.99), "ms", null),
            new($"{name}: told until delivered, median", Percentiles.At(latencies, 0.5), "ms", null),
            new($"{name}: told until delivered, 99th percentile", Percentiles.At(latencies, 0.99), "ms", null),
            new($"{name}: functions, processor", cpu, "% of a core", null),
            new($"{name}: writers and readers, processor", own, "% of a core", null),
            new($"{name}: functions, memory in the first third", resident.Take(third).Average(), "MB", null),
            new($"{name}: functions, memory in the last third", resident.TakeLast(third).Average(), "MB", null),
            new($"{name}: growth between them", resident.TakeLast(third).Average() - resident.Take(third).Average(), "MB", 15),
        ];
    }

    private async Task<List<double>> ResidentAsync(CancellationToken over)
    {
        List<double> resident = [];
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(BetweenLooks, time, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            resident.Add(ProcessUsage.ResidentMegabytes(rig.ProcessId));
        }

        return resident;
    }
}
