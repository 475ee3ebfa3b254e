namespace Nebula.Cli.Testing;

/// <summary>How many checks ended which way.</summary>
public readonly record struct Tally(int Passed, int Failed, int Skipped)
{
    public static Tally OnePassed { get; } = new(1, 0, 0);

    public static Tally OneFailed { get; } = new(0, 1, 0);

    public static Tally OneSkipped { get; } = new(0, 0, 1);

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>The closing line that a CI reads, in its plain form.</summary>
    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
