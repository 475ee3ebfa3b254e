using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Logging;

internal static partial class HttpLog
{
    [LoggerMessage(1, LogLevel.Warning, "Function {Function}: the request has no body, so its parameter is null.")]
    public static partial void EmptyBody(this ILogger logger, string function);

    [LoggerMessage(2, LogLevel.Error, "Function {Function} failed (trace {TraceId}).")]
    public static partial void FunctionFailed(this ILogger logger, Exception exception, string function, string traceId);

    [LoggerMessage(3, LogLevel.Debug, "Function {Function} ended early: the caller has gone.")]
    public static partial void CallerGone(this ILogger logger, string function);

    [LoggerMessage(5, LogLevel.Information, "Serving {Count} HTTP function(s).")]
    public static partial void Serving(this ILogger logger, int count);

    [LoggerMessage(6, LogLevel.Warning, "Function {Function} is past its timeout of {Timeout} (host.json: functionTimeout); its token is cancelled.")]
    public static partial void TimedOut(this ILogger logger, string function, TimeSpan timeout);

    [LoggerMessage(7, LogLevel.Error, "Function {Function} does not heed its token: its request was answered without it, and it runs on.")]
    public static partial void RunsOn(this ILogger logger, string function);

    [LoggerMessage(8, LogLevel.Warning, "Function {Function}, which ran on past its timeout, has ended: {Outcome}")]
    public static partial void EndedLate(this ILogger logger, string function, string outcome);

    [LoggerMessage(9, LogLevel.Error, "Function {Function}: what listens to its token failed.")]
    public static partial void CancelFailed(this ILogger logger, Exception exception, string function);

    [LoggerMessage(10, LogLevel.Debug, "Function {Function}: its timeout could not be answered; the connection is cut.")]
    public static partial void AnswerFailed(this ILogger logger, Exception exception, string function);

    [LoggerMessage(11, LogLevel.Warning, "Requests are turned away (429): {Reason}")]
    public static partial void TurningAway(this ILogger logger, string reason);

    [LoggerMessage(13, LogLevel.Information, "No more requests are turned away; {Count} were.")]
    public static partial void TurnedAway(this ILogger logger, long count);

    [LoggerMessage(12, LogLevel.Warning,
        "The process uses a share of its memory {Side} {Threshold} (host.json: healthMonitor.counterThreshold); above it requests are turned away.")]
    public static partial void MemoryPressure(this ILogger logger, string side, double threshold);

    [LoggerMessage(14, LogLevel.Warning,
        "host.json: extensions.http.maxConcurrentRequests without maxOutstandingRequests: the line of requests that wait has no end; set both.")]
    public static partial void LineWithoutEnd(this ILogger logger);

    [LoggerMessage(20, LogLevel.Warning, "Functions {First} ({FirstRoute}) and {Second} ({SecondRoute}) can meet the same path: here the more " +
        "exact route goes first, on the Functions host the function that it lists first. Add a constraint, such as {{id:int}}.")]
    public static partial void RoutesOverlap(this ILogger logger, string first, string? firstRoute, string second, string? secondRoute);
}
