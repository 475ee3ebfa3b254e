using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Recording;

/// <summary>A monitor with its state, as it is worked on within one transaction.</summary>
internal sealed class TrackedService(Guid id, ServiceFacts facts, ShownState shown)
{
    public Guid Id { get; } = id;

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Of a fire drill, which must be told also during maintenance of everything.</summary>
    public bool Drill { get; init; }

    public ServiceFacts Facts { get; private set; } = facts with { Shown = shown.State };

    public ShownState Shown { get; private set; } = shown;

    public OwnState Own => Facts.Own;

    public bool Dirty { get; private set; }

    public void SetOwn(OwnState own)
    {
        Facts = Facts with { Own = own };
        Dirty = true;
    }

    /// <summary>What follows from the windows in force; kept nowhere.</summary>
    public void SetMaintenance(string? what) => Facts = Facts with { Maintenance = what };

    /// <summary>True when the state, not only the reason, is another.</summary>
    public bool Show(ShownState shown)
    {
        var changed = shown.State != Shown.State;
        Dirty |= changed || shown.Reason != Shown.Reason || shown.Waiting != Shown.Waiting || !Equals(shown.Evidence, Shown.Evidence);
        Shown = shown;
        if (changed)
        {
            Facts = Facts with { Shown = shown.State };
        }

        return changed;
    }
}
