using Nebula.Platform.Audit;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Platform.Automations;

/// <summary>An automation before and after a change; null where it was not there.</summary>
internal sealed record AutomationChange(Automation? Before, Automation? After)
{
    public Automation Subject => After ?? Before!;

    public AutomationChanged ToEvent(AutomationChangeKind kind) => new(Subject.Id, Subject.Name, kind);

    public AuditEntry ToEntry(Actor actor, string action) => new(actor, action, AuditOutcome.Done)
    {
        Target = $"automation:{Subject.Id}",
        TargetName = Subject.Name,
        Before = Before,
        After = After,
    };
}
