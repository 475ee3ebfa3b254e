namespace Nebula.Cli.Benchmarks.Load;

/// <summary>What one round of requests came to.</summary>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Latencies">One for each answer, in ascending order.</param>
internal sealed record LoadRound(TimeSpan Elapsed, IReadOnlyList<TimeSpan> Latencies)
{
    public double RequestsPerSecond => Latencies.Count / Elapsed.TotalSeconds;

    public TimeSpan Percentile(double share) => Latencies[Math.Min(Latencies.Count - 1, (int)(Latencies.Count * share))];
}
