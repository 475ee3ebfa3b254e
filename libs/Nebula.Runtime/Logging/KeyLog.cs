using Microsoft.Extensions.Logging;
using Nebula.Runtime.Keys;
using Nebula.Runtime.Keys.Storage;

namespace Nebula.Runtime.Logging;

/// <summary>No line holds a key's value or hash.</summary>
internal static partial class KeyLog
{
    [LoggerMessage(200, LogLevel.Warning,
        "There are functions that ask for a key, and FunctionsRuntime:MasterKey is not set: nobody can make keys. Set it " +
        "(environment FunctionsRuntime__MasterKey) to 32 characters or more; 'openssl rand -hex 32' makes a good one.")]
    public static partial void NoMasterKey(this ILogger logger);

    [LoggerMessage(201, LogLevel.Warning,
        "FunctionsRuntime:Storage is not set: keys are kept in memory, end with this process, and are not known to others.")]
    public static partial void KeysInMemory(this ILogger logger);

    [LoggerMessage(202, LogLevel.Warning, "The keys' storage cannot be reached ({Reason}); the keys read last go on holding.")]
    public static partial void KeysAway(this ILogger logger, string reason);

    [LoggerMessage(203, LogLevel.Information, "The keys' storage is there again.")]
    public static partial void KeysReadAgain(this ILogger logger);

    [LoggerMessage(204, LogLevel.Information, "Key {Key} of {Scope}: {Outcome}.")]
    public static partial void KeyChanged(this ILogger logger, string key, KeyScope scope, KeyOutcome outcome);

    [LoggerMessage(205, LogLevel.Warning, "The keys' storage cannot be reached; the list of keys may be older than its content.")]
    public static partial void KeysListedFromMemory(this ILogger logger);
}
