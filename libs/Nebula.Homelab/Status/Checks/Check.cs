namespace Nebula.Homelab.Status.Checks;

/// <summary>A valid check. One derived record for each monitor type, in that type's folder.</summary>
public abstract record Check
{
    public abstract MonitorType Type { get; }

    /// <summary>What is looked at, for people: the URL, <c>host:port</c>, or "this installation's PostgreSQL".</summary>
    public abstract string Target { get; }

    /// <summary>An answer that takes longer is degraded; null: however long it takes.</summary>
    public TimeSpan? DegradedAfter { get; init; }

    /// <summary>The flat form, with every default filled in; parsing it gives an equal check.</summary>
    public CheckInput ToInput() => Members() with
    {
        Type = Type.ToText(),
        DegradedAfterMs = (int?)DegradedAfter?.TotalMilliseconds,
    };

    /// <summary>The members of the derived record.</summary>
    protected abstract CheckInput Members();
}
