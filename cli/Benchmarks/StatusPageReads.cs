namespace Nebula.Cli.Benchmarks;

/// <summary>How soon the whole status is answered while everything is checked.</summary>
internal sealed class StatusPageReads(StatusRig rig, TimeProvider time)
{
    private const int Pages = 300;
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(100);

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = rig.Platform.Url };
        List<double> took = [];
        var bytes = 0L;
        for (var page = 0; page < Pages; page++)
        {
            var started = time.GetTimestamp();
            bytes = (await client.GetByteArrayAsync("/api/status", cancellationToken)).LongLength;
            took.Add(time.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(BetweenPages, time, cancellationToken);
        }

        return
        [
            new($"GET /api/status, {rig.Monitors} monitors with a year of history: size", bytes / 1e6, "MB", null),
            new("the same, median", Percentiles.At(took, 0.5), "ms", null),
            new("the same, 99th percentile", Percentiles.At(took, 0.99), "ms", 100),
            new("functions: resident memory after the pages", ProcessUsage.ResidentMegabytes(rig.Platform.ProcessId), "MB", 250),
        ];
    }
}
