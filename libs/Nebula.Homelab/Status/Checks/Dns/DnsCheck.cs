namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>Asks a name server for the records of a name.</summary>
public sealed record DnsCheck : Check
{
    internal const string TypeName = "dns";

    /// <summary>The name that is asked for; of PTR also an address.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="DnsRecordTypes"/>.</summary>
    public string RecordType { get; init; } = DnsRecordTypes.Address;

    /// <summary>Null: the name servers of this machine.</summary>
    public HostEndpoint? Resolver { get; init; }

    /// <summary>All that may be answered, in any order; empty: whatever there is.</summary>
    public IReadOnlyList<string> ExpectedValues { get; init; } = [];

    public override string Type => TypeName;

    public override bool IsAnsweredByTarget => false;

    public override string Target => Resolver is null ? $"{RecordType} {Name}" : $"{RecordType} {Name} at {Resolver}";

    /// <summary>Not the name, which is only asked for.</summary>
    public override string? Dials => Resolver?.Host;

    protected override CheckInput Members() => new()
    {
        Host = Name,
        Own = OwnMembers.Of(
            ("recordType", RecordType),
            ("resolver", Resolver?.ToString()),
            ("expectedValues", ExpectedValues.Count == 0 ? null : ExpectedValues)),
    };
}
