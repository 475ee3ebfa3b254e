using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Benchmarks;

/// <summary>One request at one number of connections, on both servers, in rounds that took turns.</summary>
internal sealed record RuntimeComparison(string Request, int Connections, IReadOnlyList<RuntimeComparison.Turn> Turns)
{
    public const double LeastRatio = 0.85;
    public const double GreatestTailRatio = 1.2;

    public const string MarkdownHeader =
        "| request | connections | plain /s | runtime /s | ratio | plain p50 / p99 ms | runtime p50 / p99 ms | p99 ratio | CPU per request, ratio | |\n"
        + "|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>Requests a second of the runtime by those of the plain server: the median over the rounds, so that one disturbed round does not count.</summary>
    public double Ratio => Median(turn => turn.Functions.Load.RequestsPerSecond / turn.Plain.Load.RequestsPerSecond);

    public double TailRatio => Median(turn => turn.Functions.Load.Percentile(0.99) / turn.Plain.Load.Percentile(0.99));

    /// <summary>What the client's share of the processors cannot dilute. Over all rounds: the kernel counts in steps of 10 ms.</summary>
    public double CpuRatio => CpuPerRequest(turn => turn.Functions) / CpuPerRequest(turn => turn.Plain);

    public bool Holds => Ratio >= LeastRatio && TailRatio <= GreatestTailRatio;

    public string ToMarkdown() => FormattableString.Invariant(
        $"| {Request} | {Connections} | {Median(turn => turn.Plain.Load.RequestsPerSecond):0} | {Median(turn => turn.Functions.Load.RequestsPerSecond):0} ")
        + FormattableString.Invariant($"| {Ratio:0.00} | {Latencies(turn => turn.Plain)} | {Latencies(turn => turn.Functions)} ")
        + FormattableString.Invariant($"| {TailRatio:0.00} | {CpuRatio:0.00} | {(Holds ? "✓" : "✗")} |");

    private string Latencies(Func<Turn, Round> server) => FormattableString.Invariant(
        $"{Median(turn => server(turn).Load.Percentile(0.5).TotalMilliseconds):0.00} / {Median(turn => server(turn).Load.Percentile(0.99).TotalMilliseconds):0.00}");

    private double CpuPerRequest(Func<Turn, Round> server) =>
        Turns.Sum(turn => server(turn).CpuSeconds) / Turns.Sum(turn => server(turn).Load.Latencies.Count);

    private double Median(Func<Turn, double> value)
    {
        var values = Turns.Select(value).Order().ToArray();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    /// <summary>Both servers, one right after the other.</summary>
    internal sealed record Turn(Round Plain, Round Functions);

    /// <param name="Load">What the client saw.</param>
    /// <param name="CpuSeconds">What the server's process used meanwhile.</param>
    internal sealed record Round(LoadRound Load, double CpuSeconds);
}
