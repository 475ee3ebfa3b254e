using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Logging;

internal static partial class HostLog
{
    [LoggerMessage(300, LogLevel.Information,
        "A function allow list has been specified, excluding all but the following functions: [{Functions}]")]
    public static partial void AllowList(this ILogger logger, string functions);

    [LoggerMessage(301, LogLevel.Warning, "host.json lists the function '{Function}' under \"functions\", but the app has none of that name.")]
    public static partial void ListedButUnknown(this ILogger logger, string function);

    [LoggerMessage(302, LogLevel.Information, "Function {Function} is disabled by a setting.")]
    public static partial void Disabled(this ILogger logger, string function);
}
