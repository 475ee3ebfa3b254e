using Nebula.Runtime.Hosting.Configuration;

namespace Nebula.Runtime.Timers;

/// <summary>
/// What host.json says of timers in more than one process: section <c>singleton</c>. Its other keys are about locks that only
/// functions inside the real host's process can take.
/// </summary>
/// <param name="Period"><c>listenerLockPeriod</c>: how long a process owns a timer unless it renews that.</param>
/// <param name="PollingInterval"><c>listenerLockRecoveryPollingInterval</c>: how often it asks for timers that nobody owns.</param>
internal sealed record TimerLeaseOptions(TimeSpan Period, TimeSpan PollingInterval)
{
    private const string Section = "singleton.";

    // The real host asks for 15 s, the least that a lease in Azure Storage can be.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestPolling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPolling = TimeSpan.FromDays(1);

    public static TimerLeaseOptions Read(HostJsonReader reader)
    {
        var period = reader.Time(Section + "listenerLockPeriod", LongestPeriod, ShortestPeriod, LongestPeriod);
        return new TimerLeaseOptions(
            period, reader.Time(Section + "listenerLockRecoveryPollingInterval", period / 4, ShortestPolling, LongestPolling));
    }
}
