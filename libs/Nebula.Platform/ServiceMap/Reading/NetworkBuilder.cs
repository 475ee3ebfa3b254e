using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes the networks of the map.</summary>
internal sealed class NetworkBuilder(VariableValues variables, ErrorList errors)
{
    public List<MappedNetwork> Build(SourceMapping? map)
    {
        var services = map.Entries("services").Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        List<MappedNetwork> networks = [];
        foreach (var kind in Enum.GetValues<NetworkKind>())
        {
            if (map.Mapping("networks").Mapping(kind.ToString().ToLowerInvariant()) is { } members)
            {
                networks.Add(new MappedNetwork(kind, variables.Shown(members, "name"), WitnessesOf(members, services, taken)));
            }
        }

        return networks;
    }

    private List<string> WitnessesOf(SourceMapping members, HashSet<string> services, HashSet<string> taken)
    {
        List<string> witnesses = [];
        foreach (var scalar in members.Scalars("witnesses").Where(item => FormatPattern.IsMatch(MapFormat.Id, item.Text)))
        {
            if (!services.Contains(scalar.Text))
            {
                errors.Add(scalar.At, $"There is no service '{scalar.Text}'.", Suggestion.For(scalar.Text, services, "services"));
            }
            else if (!taken.Add(scalar.Text) && !witnesses.Contains(scalar.Text))
            {
                errors.Add(scalar.At, $"The service '{scalar.Text}' is a witness of another network already.", "Remove it from one of them.");
            }
            else
            {
                witnesses.Add(scalar.Text);
            }
        }

        return witnesses;
    }
}
