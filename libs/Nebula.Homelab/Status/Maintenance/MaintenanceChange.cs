using Nebula.Platform.Audit;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>A window before and after a change; null where it was not there.</summary>
internal sealed record MaintenanceChange(MaintenanceWindow? Before, MaintenanceWindow? After)
{
    public Guid Id => (After ?? Before!).Id;

    public AuditEntry ToEntry(Actor actor, string action) => new(actor, action, AuditOutcome.Done)
    {
        Target = $"maintenance:{Id}",
        TargetName = (After ?? Before!).Title,
        Before = Before,
        After = After,
    };
}
