using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Logging;

internal static partial class HostJsonLog
{
    [LoggerMessage(400, LogLevel.Information, "host.json: {Key} is ignored: {Reason}")]
    public static partial void KeyIgnored(this ILogger logger, string key, string reason);

    [LoggerMessage(401, LogLevel.Warning, "host.json: unknown key {Key}: {Reason}")]
    public static partial void KeyUnknown(this ILogger logger, string key, string reason);
}
