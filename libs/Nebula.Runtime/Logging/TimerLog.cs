using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Logging;

internal static partial class TimerLog
{
    [LoggerMessage(100, LogLevel.Debug, "Timer {Function} runs (past due: {IsPastDue}).")]
    public static partial void TimerRuns(this ILogger logger, string function, bool isPastDue);

    [LoggerMessage(101, LogLevel.Error, "Timer {Function} failed; its schedule goes on.")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string function);

    [LoggerMessage(102, LogLevel.Warning, "Timer {Function} failed; retry {Retry} follows in {Delay}.")]
    public static partial void TimerRetries(this ILogger logger, Exception exception, string function, int retry, TimeSpan delay);

    [LoggerMessage(103, LogLevel.Warning, "Timer {Function} has another owner now.")]
    public static partial void TimerLost(this ILogger logger, string function);

    [LoggerMessage(104, LogLevel.Warning, "Timer {Function}: its status cannot be written ({Reason}); trying again.")]
    public static partial void TimerStorageFails(this ILogger logger, string function, string reason);

    [LoggerMessage(105, LogLevel.Warning,
        "FunctionsRuntime:Storage is not set: timers keep their status in memory, and of several processes each would run all of them.")]
    public static partial void TimersInMemory(this ILogger logger);

    [LoggerMessage(106, LogLevel.Warning, "The timers' storage cannot be reached ({Reason}); timers wait for it.")]
    public static partial void TimersWait(this ILogger logger, string reason);

    [LoggerMessage(107, LogLevel.Information, "The timers' storage is there again.")]
    public static partial void TimersGoOn(this ILogger logger);

    [LoggerMessage(108, LogLevel.Information, "Owning {Owned} of {All} timer(s).")]
    public static partial void TimersOwned(this ILogger logger, int owned, int all);

    [LoggerMessage(109, LogLevel.Error, "Timer {Function} broke outside its function; unless the host stops, it is taken up again.")]
    public static partial void TimerBroke(this ILogger logger, Exception exception, string function);

    [LoggerMessage(110, LogLevel.Warning, "Some timers did not end within the time to stop.")]
    public static partial void TimersCutOff(this ILogger logger);

    [LoggerMessage(111, LogLevel.Warning, "The timers' leases could not be given back ({Reason}); they run out by themselves.")]
    public static partial void TimersKeepLeases(this ILogger logger, string reason);

    [LoggerMessage(113, LogLevel.Error, "The timers did not come to a clean end; their leases run out by themselves.")]
    public static partial void TimersDrainBroke(this ILogger logger, Exception exception);

    [LoggerMessage(114, LogLevel.Warning, "Timer {Function}: where its schedule stands cannot be read ({Reason}); it runs without knowing.")]
    public static partial void TimerStatusUnknown(this ILogger logger, string function, string reason);

    [LoggerMessage(112, LogLevel.Debug, "Timer {Function} ended on purpose: {Reason}")]
    public static partial void TimerEnded(this ILogger logger, string function, string reason);

    [LoggerMessage(117, LogLevel.Information, "Timer {Function} ('{Schedule}' in zone {Zone}) runs next at {Next:O}.")]
    public static partial void TimerScheduled(this ILogger logger, string function, string schedule, string zone, DateTimeOffset next);

    [LoggerMessage(115, LogLevel.Error,
        "Timer {Function} ran longer than functionTimeout ({Timeout}); its token is cancelled. It does not run again before it ends.")]
    public static partial void TimerExpired(this ILogger logger, string function, TimeSpan timeout);

    [LoggerMessage(118, LogLevel.Error, "Asking for the timers' leases failed by itself; it is done again.")]
    public static partial void TimersAskBroke(this ILogger logger, Exception exception);

    [LoggerMessage(116, LogLevel.Warning, "The timers' leases ran out before they could be renewed; what runs is cut off.")]
    public static partial void TimersRanOut(this ILogger logger);
}
