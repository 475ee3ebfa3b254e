namespace Nebula.Cli.Benchmarks;

/// <summary>One measured figure beside what it has to reach.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure, in <paramref name="Unit"/>.</param>
/// <param name="Unit">s, MB, % of a core, KB.</param>
/// <param name="AtMost">The bound; null where none is set.</param>
internal sealed record Measurement(string Name, double Value, string Unit, double? AtMost)
{
    /// <summary>The bound of what should be much.</summary>
    public double? AtLeast { get; init; }

    public bool Holds => (AtMost is null || Value <= AtMost) && (AtLeast is null || Value >= AtLeast);

    public string ToMarkdown() =>
        FormattableString.Invariant($"| {Name} | {Value:0.##} {Unit} | {Bound} | {(Holds ? "✓" : "✗")} |");

    private string Bound => (AtMost, AtLeast) switch
    {
        ({ } most, _) => FormattableString.Invariant($"≤ {most:0.##} {Unit}"),
        (_, { } least) => FormattableString.Invariant($"≥ {least:0.##} {Unit}"),
        _ => "–",
    };
}
