namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Asks the registry of a domain name until when it is registered.</summary>
public sealed record DomainCheck : Check
{
    internal const string TypeName = "domain";
    internal const int UsualWarnDays = 30;

    /// <summary>The name as it travels; one below a registered one, such as <c>www.example.org</c>, stands for that.</summary>
    public required string Name { get; init; }

    /// <summary>The registry's RDAP server; null: the one that IANA names.</summary>
    public Uri? RdapServer { get; init; }

    /// <summary>With this many days left or fewer it is degraded.</summary>
    public int WarnDays { get; init; } = UsualWarnDays;

    public override string Type => TypeName;

    public override string Target => Name;

    /// <summary>The registry says nothing about the network that the name leads to.</summary>
    public override string? Dials => RdapServer?.IdnHost;

    protected override CheckInput Members() => new()
    {
        Host = Name,
        Own = OwnMembers.Of(("rdapServer", RdapServer?.AbsoluteUri), ("warnDays", WarnDays)),
    };
}
