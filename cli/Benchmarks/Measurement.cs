namespace Nebula.Cli.Benchmarks;

/// <summary>One measured figure beside what it has to reach.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>.</param>
/// <param name="Unit">s, MB, % of a core, KB.</param>
/// <param name="AtMost">The bound; null where none is set.</param>
internal sealed record Measurement(string Name, double Value, string Unit, double? AtMost)
{
    public bool Holds => AtMost is null || Value <= AtMost;

    public string ToMarkdown() =>
        FormattableString.Invariant($"| {Name} | {Value:0.##} {Unit} | {(AtMost is { } bound ? FormattableString.Invariant($"≤ {bound:0.##} {Unit}") : "–")} | {(Holds ? "✓" : "✗")} |");
}
