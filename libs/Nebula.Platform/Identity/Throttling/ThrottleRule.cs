namespace Nebula.Platform.Identity.Throttling;

/// <summary>After so many attempts each further one takes a growing wait.</summary>
/// <param name="Free">Attempts that cost no wait.</param>
/// <param name="First">The wait after the last free one; it doubles with each further attempt.</param>
/// <param name="Longest">The wait never grows beyond this, so an attacker cannot shut an account for long.</param>
/// <param name="Memory">How long attempts are remembered.</param>
internal sealed record ThrottleRule(int Free, TimeSpan First, TimeSpan Longest, TimeSpan Memory)
{
    /// <summary>Wrong passwords for one account from one side (see <see cref="LoginThrottle"/>).</summary>
    public static ThrottleRule Account { get; } = new(4, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));

    /// <summary>
    /// Wrong codes for one account from one side. At most 34 in a day: with three codes good at any moment, trying them all takes
    /// decades. A recovery code counts here too.
    /// </summary>
    public static ThrottleRule SecondFactor { get; } = new(4, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1), TimeSpan.FromDays(1));

    /// <summary>Zero while attempts are free.</summary>
    public TimeSpan WaitAt(long attempt)
    {
        if (attempt <= Free)
        {
            return TimeSpan.Zero;
        }

        // Beyond 2^20 the longest wait has long been reached; the cap keeps the shift from overflowing.
        var doublings = (int)Math.Min(attempt - Free - 1, 20);
        return TimeSpan.FromTicks(Math.Min(First.Ticks << doublings, Longest.Ticks));
    }
}
