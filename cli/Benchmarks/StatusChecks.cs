using Dapper;

namespace Nebula.Cli.Benchmarks;

/// <summary>How punctual checks are, and what they cost.</summary>
/// <param name="rig">What is measured.</param>
/// <param name="duration">How long.</param>
/// <param name="isBound">Whether the bounds of the issue hold for so many monitors.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusChecks(StatusRig rig, TimeSpan duration, bool isBound, TimeProvider time)
{
    // A check that is not answered is in the results when its patience is over and the batch is written.
    private static readonly TimeSpan UntilRecorded = TimeSpan.FromSeconds(StatusSeed.TimeoutSeconds + 4);

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        rig.Target.Clear();
        var before = ProcessUsage.CpuSeconds(rig.Platform.ProcessId);
        await Task.Delay(duration, time, cancellationToken);
        var processor = (ProcessUsage.CpuSeconds(rig.Platform.ProcessId) - before) / duration.TotalSeconds * 100;
        var resident = ProcessUsage.ResidentMegabytes(rig.Platform.ProcessId);
        var arrivals = rig.Target.Arrivals.ToList();
        await Task.Delay(UntilRecorded, time, cancellationToken);
        var lags = await LagsAsync(arrivals, cancellationToken);
        var third = lags.Count / 3;
        var planned = rig.Monitors * duration.TotalSeconds / StatusSeed.IntervalSeconds;
        return
        [
            new($"checks begun in {duration.TotalSeconds:0} s, of {planned:0} planned", lags.Count, "", null) { AtLeast = isBound ? planned * 0.99 : null },
            new("a check's moment to its arrival at the target, median", Percentiles.At(lags, 0.5), "ms", null),
            new("the same, 99th percentile", Percentiles.At(lags, 0.99), "ms", isBound ? 250 : null),
            new("drift: median of the last third less that of the first", Percentiles.At(lags[^third..], 0.5) - Percentiles.At(lags[..third], 0.5), "ms", isBound ? 25 : null),
            new($"functions: processor while checking {planned / duration.TotalSeconds:0} a second", processor, "% of a core", isBound ? 35 : null),
            new("functions: resident memory", resident, "MB", isBound ? 250 : null),
        ];
    }

    // The target knows when it was asked, the results which moment that was for.
    private async Task<List<double>> LagsAsync(List<(string Key, DateTimeOffset At)> arrivals, CancellationToken cancellationToken)
    {
        await using var connection = await rig.Platform.Database.OpenConnectionAsync(cancellationToken);
        const string sql = "SELECT m.key, r.planned_at FROM check_results r JOIN monitors m ON m.no = r.monitor_no";
        var planned = (await connection.QueryAsync<(string Key, DateTime At)>(new CommandDefinition(sql, cancellationToken: cancellationToken)))
            .ToLookup(row => row.Key, row => row.At);
        List<double> lags = [];
        foreach (var (key, arrived) in arrivals)
        {
            var earlier = planned[key].Where(at => at <= arrived.UtcDateTime).ToList();
            if (earlier.Count > 0)
            {
                lags.Add((arrived.UtcDateTime - earlier.Max()).TotalMilliseconds);
            }
        }

        return lags;
    }
}
