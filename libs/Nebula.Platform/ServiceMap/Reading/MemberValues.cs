using System.Text.Json.Nodes;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Makes JSON of what is written in the map, by its type; null where it is malformed, which has been reported by then.</summary>
internal sealed class MemberValues(VariableValues variables, ICollection<string> missing)
{
    public JsonNode? Of(SourceNode node, MapType type) => (node, type) switch
    {
        (SourceList list, ListType form) => new JsonArray([.. list.Items.Select(item => Of(item, form.Item)).Where(item => item is not null)]),
        (SourceMapping mapping, DictionaryType form) => Object(mapping, _ => form.Value),
        (SourceMapping mapping, ObjectType form) => Object(mapping, key => form.Members.FirstOrDefault(member => member.Name == key)?.Type),
        (SourceScalar scalar, TextType or UrlType or HostType) => variables.Expand(scalar, missing),
        (SourceScalar scalar, FlagType) => ScalarValue.Flag(scalar),
        (SourceScalar scalar, IntegerType) => ScalarValue.Integer(scalar.Text),
        (SourceScalar scalar, DurationType) => ScalarValue.Seconds(scalar.Text),
        (SourceScalar scalar, PatternType or ChoiceType) => scalar.Text,
        (SourceScalar scalar, EnvironmentType) => Named(scalar.Text),
        _ => null,
    };

    // The name alone goes on; whether there is a value decides whether the service is configured.
    private string Named(string variable)
    {
        if (!variables.IsSet(variable) && !missing.Contains(variable))
        {
            missing.Add(variable);
        }

        return variable;
    }

    private JsonObject Object(SourceMapping mapping, Func<string, MapType?> typeOf)
    {
        var members = new JsonObject();
        foreach (var entry in mapping.Entries)
        {
            if (typeOf(entry.Key) is { } type && Of(entry.Value, type) is { } value)
            {
                members[entry.Key] = value;
            }
        }

        return members;
    }
}
