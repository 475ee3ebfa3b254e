using Microsoft.Extensions.Logging;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Logging;

/// <summary>What an administrator did. Keys have their own: <see cref="KeyLog"/>.</summary>
internal static partial class AdminLog
{
    [LoggerMessage(500, LogLevel.Information, "An administrator asked for a drain: {Before} -> {After}.")]
    public static partial void DrainAsked(this ILogger logger, DrainState before, DrainState after);

    [LoggerMessage(501, LogLevel.Information, "An administrator ended the drain: {Before} -> {After}.")]
    public static partial void ResumeAsked(this ILogger logger, DrainState before, DrainState after);

    [LoggerMessage(502, LogLevel.Information, "An administrator changed the host's state: {Before} -> {After}.")]
    public static partial void StateChanged(this ILogger logger, HostPhase before, HostPhase after);

    [LoggerMessage(503, LogLevel.Information, "An administrator asked for a restart: the process ends with exit code {Code}.")]
    public static partial void RestartAsked(this ILogger logger, int code);

    [LoggerMessage(504, LogLevel.Information, "An administrator runs timer {Function}.")]
    public static partial void ManualRun(this ILogger logger, string function);
}
