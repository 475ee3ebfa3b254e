namespace Nebula.Homelab.Status.Checks;

/// <summary>A valid check. One derived record for each monitor type, in that type's folder.</summary>
public abstract record Check
{
    public abstract MonitorType Type { get; }

    /// <summary>What is looked at, for people: the URL, <c>host:port</c>, or "this installation's PostgreSQL".</summary>
    public abstract string Target { get; }

    /// <summary>The flat form, with every default filled in; parsing it gives an equal check.</summary>
    public abstract CheckInput ToInput();
}
