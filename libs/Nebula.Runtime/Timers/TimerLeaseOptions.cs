using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Timers;

/// <summary>
/// What host.json says of timers in more than one process: section <c>singleton</c>. Its other keys are about locks that only
/// functions inside the real host's process can take.
/// </summary>
/// <param name="Period"><c>listenerLockPeriod</c>: how long a process owns a timer unless it renews that.</param>
/// <param name="PollingInterval"><c>listenerLockRecoveryPollingInterval</c>: how often it asks for timers that nobody owns.</param>
internal sealed record TimerLeaseOptions(TimeSpan Period, TimeSpan PollingInterval)
{
    private const string Section = "singleton";

    // The real host asks for 15 s, the least that a lease in Azure Storage can be.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestPolling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPolling = TimeSpan.FromDays(1);

    /// <exception cref="InvalidOperationException">A value is out of bounds.</exception>
    public static TimerLeaseOptions Read(IConfiguration hostJson)
    {
        var section = hostJson.GetSection(Section);
        var period = Read(section, "listenerLockPeriod", LongestPeriod, ShortestPeriod, LongestPeriod);
        return new TimerLeaseOptions(
            period, Read(section, "listenerLockRecoveryPollingInterval", period / 4, ShortestPolling, LongestPolling));
    }

    private static TimeSpan Read(IConfiguration section, string key, TimeSpan unset, TimeSpan least, TimeSpan most)
    {
        if (section[key] is not { } text)
        {
            return unset;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException(
                $"host.json: {Section}.{key} is '{text}'; write hh:mm:ss from {least:c} to {most:c}, or leave it out for {unset:c}.");
    }
}
