using System.Net.Sockets;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Dns;

internal sealed class DnsCheckType : ICheckType
{
    private const int StandardPort = 53;
    private const int MaxResolver = 300;
    private const int MaxValues = 50;
    private const int MaxValue = 500;

    public string Name => DnsCheck.TypeName;

    public CheckTarget Target => CheckTarget.Host;

    public IReadOnlyList<MapMember> Members { get; } =
    [
        new("recordType", new ChoiceType(DnsRecordTypes.All), "dns: the type of record to ask for. Left out: A."),
        new("resolver", new TextType(MaxResolver), "dns: the name server to ask, as host or host:port. Left out: those of this machine."),
        new("expectedValues", new ListType(new TextType(MaxValue), MaxValues),
            "dns: what the records must say, all of it and nothing else, in any order, such as 10 mail.example.org. Left out: anything."),
    ];

    public IReadOnlyList<string> Subjects { get; } = [SubjectNames.Answer, SubjectNames.Records, SubjectNames.Ttl];

    public Type Probe => typeof(DnsProbe);

    public Check? Read(CheckReader members)
    {
        var name = members.Host(DnsName.Fits, "This is not a name that DNS could know; it must look like example.org or _dmarc.example.org.");
        var recordType = members.Choice("recordType", DnsRecordTypes.All) ?? DnsRecordTypes.Address;
        var resolver = ReadResolver(members);
        var expected = members.Texts("expectedValues", MaxValues, MaxValue);
        if (name is null)
        {
            return null;
        }

        if (DnsName.IsAddress(name, out _) && recordType != DnsRecordTypes.Pointer)
        {
            members.Refuse("recordType", $"An address has no {recordType} record; ask for PTR, or give a name.");
        }

        RefuseOtherFamily(members, recordType, expected);
        return new DnsCheck { Name = name, RecordType = recordType, Resolver = resolver, ExpectedValues = expected };
    }

    private static HostEndpoint? ReadResolver(CheckReader members)
    {
        if (members.Text("resolver", MaxResolver) is not { } text)
        {
            return null;
        }

        if (!HostEndpoint.TryParse(text, StandardPort, out var resolver))
        {
            members.Refuse("resolver", "A host name or address, with a port or without, such as 192.168.1.1 or [2001:db8::1]:5353.");
        }

        return resolver;
    }

    // Of these no other text can ever be answered, so a slip of the pen would be down for ever.
    private static void RefuseOtherFamily(CheckReader members, string recordType, IReadOnlyList<string> expected)
    {
        AddressFamily? family = recordType switch
        {
            DnsRecordTypes.Address => AddressFamily.InterNetwork,
            DnsRecordTypes.Address6 => AddressFamily.InterNetworkV6,
            _ => null,
        };
        for (var i = 0; i < expected.Count && family is not null; i++)
        {
            if (!DnsName.IsAddress(expected[i].Trim(), out var address) || address.AddressFamily != family)
            {
                members.Refuse($"expectedValues[{i}]", $"A record of type {recordType} is an {(family == AddressFamily.InterNetwork ? "IPv4" : "IPv6")} address.");
            }
        }
    }
}
