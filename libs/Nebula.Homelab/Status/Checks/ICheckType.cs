namespace Nebula.Homelab.Status.Checks;

/// <summary>All there is to know about one monitor type: its name, how its members are read, and who runs it.</summary>
internal interface ICheckType
{
    MonitorType Type { get; }

    /// <summary>The class, an <see cref="IProbe"/>, that runs checks of this type.</summary>
    Type Probe { get; }

    /// <summary>Reads the members this type takes; null when one was wrong, which the reader has noted.</summary>
    Check? Read(CheckReader members);
}
