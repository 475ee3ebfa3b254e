using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Section <c>logging</c> of host.json, besides its levels, which the framework reads.</summary>
/// <param name="ToConsole">Whether the host writes to the console.</param>
/// <param name="InColour">Whether it does so in colour where the console can.</param>
internal sealed record HostLoggingOptions(bool ToConsole, bool InColour)
{
    public static HostLoggingOptions Read(HostJsonReader reader)
    {
        foreach (var level in reader.Children("logging.logLevel").Where(level => level.Value is not null))
        {
            reader.OneOf("logging.logLevel." + level.Key, nameof(LogLevel.Information), Enum.GetNames<LogLevel>());
        }

        reader.OneOf("logging.fileLoggingMode", "never", "never", "always", "debugOnly");
        return new HostLoggingOptions(
            reader.Bool("logging.console.isEnabled", true), !reader.Bool("logging.console.disableColors", false));
    }
}
