using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Timers;

/// <summary>Whether and when a failed run is tried again.</summary>
/// <param name="MaxRetryCount">After the first try; -1 for without end.</param>
/// <param name="Minimum">The first delay.</param>
/// <param name="Maximum">The longest delay.</param>
internal sealed record RetryPolicy(int MaxRetryCount, TimeSpan Minimum, TimeSpan Maximum)
{
    // As in the real host: how far a growing delay strays, so that what failed together does not come back together.
    private const double Jitter = 0.2;

    // What a wait can be.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(24);

    public static RetryPolicy None { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <exception cref="FormatException">An interval is not hh:mm:ss, the two are the wrong way round, or the count is below -1.</exception>
    public static RetryPolicy From(RetryAttribute? attribute) => attribute switch
    {
        null => None,
        { MaxRetryCount: < -1 } => throw new FormatException("the retry count is below -1; write -1 to retry without end"),
        FixedDelayRetryAttribute same => new(same.MaxRetryCount, Parse(same.DelayInterval), Parse(same.DelayInterval)),
        ExponentialBackoffRetryAttribute growing when Parse(growing.MinimumInterval) > Parse(growing.MaximumInterval) =>
            throw new FormatException("the minimum interval is above the maximum; write the shorter one first"),
        ExponentialBackoffRetryAttribute growing =>
            new(growing.MaxRetryCount, Parse(growing.MinimumInterval), Parse(growing.MaximumInterval)),
        _ => throw new FormatException($"{attribute.GetType().Name} is not a known retry strategy"),
    };

    public bool Allows(int retryCount) => MaxRetryCount < 0 || retryCount <= MaxRetryCount;

    /// <param name="retryCount">1 for the first retry.</param>
    /// <param name="random">For the jitter.</param>
    public TimeSpan DelayBefore(int retryCount, Random random)
    {
        if (retryCount == 1 || Minimum == Maximum)
        {
            return Minimum;
        }

        var strayed = 1 - Jitter + (random.NextDouble() * 2 * Jitter);
        var grown = Minimum * (1 + (strayed * Math.Pow(2, Math.Min(retryCount, 30) - 2)));
        return grown < Maximum ? grown : Maximum;
    }

    // "5" alone would be five days.
    private static TimeSpan Parse(string text) =>
        text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= TimeSpan.Zero && value <= LongestDelay
            ? value
            : throw new FormatException($"'{text}' is not an interval hh:mm:ss of at most {LongestDelay.Days} days");
}
