using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Nebula.Platform.Telemetry;

/// <summary>
/// Gives the setting to the log, in place of the level that host.json has for whatever it does not name. It makes the options itself: a monitor
/// may not have heard of the change yet.
/// </summary>
internal sealed class LogLevelFilter(IOptionsFactory<LogOptions> options) : IPostConfigureOptions<LoggerFilterOptions>
{
    public void PostConfigure(string? name, LoggerFilterOptions filter)
    {
        if (options.Create(Options.DefaultName).Level is not { } level)
        {
            return;
        }

        filter.MinLevel = level;
        for (var index = 0; index < filter.Rules.Count; index++)
        {
            if (filter.Rules[index] is { CategoryName: null, LogLevel: not null } rule)
            {
                filter.Rules[index] = new LoggerFilterRule(rule.ProviderName, null, level, rule.Filter);
            }
        }
    }
}
