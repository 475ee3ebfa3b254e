namespace Nebula.Homelab.Status.Checks;

/// <summary>All there is to know about one monitor type: its name and how its members are read; its probe is registered under the same name.</summary>
internal interface ICheckType
{
    MonitorType Type { get; }

    /// <summary>Reads the members this type takes; null when one was wrong, which the reader has noted.</summary>
    Check? Read(CheckReader members);
}
