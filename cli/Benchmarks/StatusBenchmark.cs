using Dapper;

namespace Nebula.Cli.Benchmarks;

/// <summary>
/// A thousand monitors, a fifth of which never answer, each checked every 20 s by one functions process: how punctual it is, what it costs,
/// how soon the whole page with a year of history is answered meanwhile, and what many who look on cost. PostgreSQL, the cache, the targets
/// and the load run beside it on this machine.
/// </summary>
/// <param name="root">The repository.</param>
/// <param name="only">One section of <see cref="Sections"/>; null for all.</param>
/// <param name="seconds">How long each measurement takes.</param>
/// <param name="output">The tables.</param>
/// <param name="time">The clock.</param>
internal sealed class StatusBenchmark(string root, string? only, int seconds, TextWriter output, TimeProvider time)
{
    public const int FullSeconds = 120;

    private const int Monitors = 1000;
    private const int SizedMonitors = 100;

    public static IReadOnlyList<string> Sections { get; } = ["checks", "pages", "viewers", "double", "size"];

    /// <returns>0 when every bound holds, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var duration = TimeSpan.FromSeconds(seconds);
        var holds = true;
        if (Wanted("checks") || Wanted("pages") || Wanted("viewers"))
        {
            await using var rig = await StatusRig.StartAsync(root, Monitors, time, cancellationToken);
            holds &= await SayAsync("checks", () => new StatusChecks(rig, duration, isBound: true, time).MeasureAsync(cancellationToken));
            holds &= await SayAsync("pages", () => new StatusPageReads(rig, time).MeasureAsync(cancellationToken));
            holds &= await SayAsync("viewers", () => new StatusOnlookers(rig, duration / 4, time).MeasureAsync(cancellationToken));
        }

        if (Wanted("double"))
        {
            await using var rig = await StatusRig.StartAsync(root, 2 * Monitors, time, cancellationToken);
            holds &= await SayAsync("double", () => new StatusChecks(rig, duration, isBound: false, time).MeasureAsync(cancellationToken));
        }

        holds &= await SayAsync("size", () => new StatusSize(root, SizedMonitors).MeasureAsync(cancellationToken));
        return holds ? 0 : 1;
    }

    private bool Wanted(string section) => only is null || section == only;

    private async Task<bool> SayAsync(string section, Func<Task<List<Measurement>>> measure)
    {
        if (!Wanted(section))
        {
            return true;
        }

        var measured = await measure();
        await output.WriteLineAsync($"\n| {section} | figure | bound | |\n|---|---|---|---|");
        foreach (var measurement in measured)
        {
            await output.WriteLineAsync(measurement.ToMarkdown());
        }

        return measured.TrueForAll(measurement => measurement.Holds);
    }
}
