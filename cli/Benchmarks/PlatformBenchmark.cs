using Dapper;

namespace Nebula.Cli.Benchmarks;

/// <summary>What every feature stands on, by the figures that it has to reach: signing in, being known, events, backups.</summary>
/// <param name="root">The repository.</param>
/// <param name="only">One section of <see cref="Sections"/>; null for all.</param>
/// <param name="seconds">How long each measurement takes.</param>
/// <param name="output">The table.</param>
/// <param name="time">The clock.</param>
internal sealed class PlatformBenchmark(string root, string? only, int seconds, TextWriter output, TimeProvider time)
{
    public const int FullSeconds = 60;

    private const int FullMegabytes = 300;

    /// <summary>Backups come last: a restore takes the databases from under the functions.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["logins", "reads", "events", "backup"];

    /// <returns>0 when every bound holds, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var rig = await PlatformRig.StartAsync(root, time, cancellationToken);
        using var people = await PlatformPeople.SettleAsync(rig.Url, cancellationToken);
        var holds = true;
        foreach (var section in Sections.Where(section => only is null || section == only))
        {
            var measured = await MeasureAsync(section, rig, people, cancellationToken);
            await output.WriteLineAsync($"\n| {section} | figure | bound | |\n|---|---|---|---|");
            foreach (var measurement in measured)
            {
                await output.WriteLineAsync(measurement.ToMarkdown());
            }

            holds &= measured.TrueForAll(measurement => measurement.Holds);
        }

        return holds ? 0 : 1;
    }

    private Task<List<Measurement>> MeasureAsync(string section, PlatformRig rig, PlatformPeople people, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.FromSeconds(seconds);
        return section switch
        {
            "logins" => new PlatformLogins(rig, people, duration / 3, time).MeasureAsync(cancellationToken),
            "reads" => new PlatformReads(rig, people, duration / 6, time).MeasureAsync(cancellationToken),
            "events" => new PlatformEvents(rig, people, duration, output, time).MeasureAsync(cancellationToken),
            _ => new PlatformBackups(rig, FullMegabytes * seconds / FullSeconds, time).MeasureAsync(cancellationToken),
        };
    }
}
