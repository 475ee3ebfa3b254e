using Nebula.Platform.Audit;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>A monitor before and after a change; null where it was not there.</summary>
internal sealed record MonitorChange(Monitor? Before, Monitor? After)
{
    public Monitor Subject => After ?? Before!;

    /// <summary>Null where nothing changed.</summary>
    public MonitorChanged? ToEvent()
    {
        var kind = (Before, After) switch
        {
            (null, _) => MonitorChangeKind.Created,
            (_, null) => MonitorChangeKind.Deleted,
            ({ Paused: false }, { Paused: true }) => MonitorChangeKind.Paused,
            ({ Paused: true }, { Paused: false }) => MonitorChangeKind.Resumed,
            _ => MonitorChangeKind.Updated,
        };
        return ReferenceEquals(Before, After) ? null : new MonitorChanged(Subject.Id, Subject.Key, Subject.Name, kind);
    }

    public AuditEntry ToEntry(Actor actor, string action) => new(actor, action, AuditOutcome.Done)
    {
        Target = $"monitor:{Subject.Id}",
        TargetName = Subject.Name,
        Before = Before,
        After = After,
    };
}
