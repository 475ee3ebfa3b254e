using Nebula.Platform.Audit;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A monitor before and after a change; null where it was not there.</summary>
internal sealed record MonitorChange(Monitor? Before, Monitor? After)
{
    public Monitor Subject => After ?? Before!;

    public AuditEntry ToEntry(Actor actor, string action) => new(actor, action, AuditOutcome.Done)
    {
        Target = $"monitor:{Subject.Id}",
        TargetName = Subject.Name,
        Before = Before,
        After = After,
    };
}
