namespace Nebula.Cli.Benchmarks;

/// <summary>Percentiles of what was measured.</summary>
internal static class Percentiles
{
    /// <param name="values">In any order; sorted afterwards.</param>
    /// <param name="share">0.5 is the median.</param>
    public static double At(List<double> values, double share)
    {
        values.Sort();
        return values.Count == 0 ? throw new InvalidOperationException("Nothing was measured.") : values[(int)((values.Count - 1) * share)];
    }
}
