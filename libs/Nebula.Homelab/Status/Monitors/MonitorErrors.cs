using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Why a monitor is not changed.</summary>
internal static class MonitorErrors
{
    public static Error NotFound(Guid id) => Error.NotFound("monitor_not_found", $"There is no monitor with the id {id}.");

    public static Error OwnedByFile(Monitor monitor) => Error.Conflict(
        "monitor_owned_by_file",
        $"{monitor.Name} is defined in {monitor.SourceFile}, line {monitor.SourceLine}; change it there. It can be paused here.");

    public static Error Changed(Monitor monitor, int version) => Error.Conflict(
        "monitor_changed", $"The monitor was changed meanwhile: it is version {monitor.Version}, not {version}. Load it again.");
}
