namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes the nodes of the map.</summary>
internal sealed class NodeBuilder(VariableValues variables, ErrorList errors)
{
    public MappedNode Build(SourceEntry entry)
    {
        var members = entry.Value as SourceMapping ?? new SourceMapping(entry.At, []);
        var missing = new List<string>();
        var addresses = Addresses(members.Mapping("addresses"), missing);
        return new MappedNode
        {
            Id = entry.Key,
            Name = variables.Shown(members, "name") ?? entry.Key,
            Description = variables.Shown(members, "description"),
            Os = members.Word("os"),
            Addresses = addresses,
            MissingSettings = addresses.Count > 0 ? [] : missing,
            Sleeps = members.Flag("sleeps") ?? false,
            Tags = variables.ShownAll(members, "tags"),
            Line = entry.At.Line,
        };
    }

    private List<NodeAddress> Addresses(SourceMapping? members, List<string> missing)
    {
        var addresses = new List<NodeAddress>();
        foreach (var kind in Enum.GetValues<NodeAddressKind>())
        {
            var scalar = members.Scalar(kind.ToString().ToLowerInvariant());
            if (variables.Expand(scalar, missing) is not { } host)
            {
                continue;
            }

            if (Address.HostFault(host) is { } fault)
            {
                errors.Add(scalar!.At, $"The {kind.ToString().ToLowerInvariant()} address {fault}.", "Write only the host: 192.168.1.20 or nas.local.");
                continue;
            }

            addresses.Add(new NodeAddress(kind, host));
        }

        return addresses;
    }
}
