using Microsoft.Extensions.Logging;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Telemetry;

/// <summary>How much the process tells of itself.</summary>
public sealed class LogOptions
{
    public const string SectionName = "Log";

    [EnvironmentVariable(
        "NEBULA_LOG_LEVEL",
        "From which level on the log has lines: trace, debug, information, warning, error, critical or none. Not set: as host.json says; what that says of a "
            + "category stays anyhow.",
        Label = "Log level",
        Example = "debug")]
    public LogLevel? Level { get; set; }
}
