using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Status.Checks;

/// <summary>A valid check. One derived record for each monitor type, in that type's folder.</summary>
public abstract record Check
{
    /// <summary>The name of its <see cref="ICheckType"/>.</summary>
    public abstract string Type { get; }

    /// <summary>What is looked at, for people: the URL, <c>host:port</c>, or "this installation's PostgreSQL".</summary>
    public abstract string Target { get; }

    /// <summary>The host that is connected to, name or address; null when it is none of the target's, or this installation's own.</summary>
    public virtual string? Dials
    {
        get
        {
            var members = Members();
            return members.Url is { } url ? new Uri(url).IdnHost : members.Host;
        }
    }

    /// <summary>An answer that takes longer is degraded; null: however long it takes.</summary>
    public TimeSpan? DegradedAfter { get; init; }

    /// <summary>What must hold of the answer; else the target is down.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>What should hold of the answer; else the target is degraded.</summary>
    public IReadOnlyList<Condition> DegradedUnless { get; init; } = [];

    /// <summary>An answer is bad, none is good; then there is nothing to expect of an answer.</summary>
    public bool UpsideDown { get; init; }

    /// <summary>False where it is another than the target who is asked: its silence says nothing of the target.</summary>
    public virtual bool IsAnsweredByTarget => true;

    /// <summary>Somebody is asked; false where the database alone is looked at.</summary>
    internal virtual bool IsDialled => true;

    /// <summary>Of a saved monitor: whose it is; never part of a definition.</summary>
    internal CheckOwner? Owner { get; init; }

    /// <summary>The flat form, with every default filled in; parsing it gives an equal check.</summary>
    public CheckInput ToInput() => Members() with
    {
        Type = Type,
        DegradedAfterMs = (int?)DegradedAfter?.TotalMilliseconds,
        Conditions = TextsOf(Conditions),
        DegradedUnless = TextsOf(DegradedUnless),
        UpsideDown = UpsideDown ? true : null,
    };

    /// <summary>The members of the derived record.</summary>
    protected abstract CheckInput Members();

    private static IReadOnlyList<string>? TextsOf(IReadOnlyList<Condition> conditions) =>
        conditions.Count == 0 ? null : [.. conditions.Select(condition => condition.Text)];
}
