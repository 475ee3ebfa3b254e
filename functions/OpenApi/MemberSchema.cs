using System.Text.Json.Nodes;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Functions.OpenApi;

/// <summary>JSON Schemas of members whose types are data: the members that a type of check has of its own.</summary>
internal static class MemberSchema
{
    public static JsonObject Of(MapMember member)
    {
        var schema = Of(member.Type);
        schema["description"] = member.Description;
        return schema;
    }

    private static JsonObject Of(MapType type) => type switch
    {
        FlagType => OrNull("boolean"),
        IntegerType => OrNull("integer"),
        ListType list => With(OrNull("array"), "items", Plain(list.Item)),
        DictionaryType entries => With(OrNull("object"), "additionalProperties", Plain(entries.Value)),
        ChoiceType choice => With(OrNull("string"), "enum", new JsonArray([.. choice.Values.Select(value => (JsonNode?)value), null])),
        _ => OrNull("string"),
    };

    private static JsonObject Plain(MapType type) => type switch
    {
        FlagType => new() { ["type"] = "boolean" },
        IntegerType => new() { ["type"] = "integer" },
        SecretType => OrNull("string"),
        _ => new() { ["type"] = "string" },
    };

    private static JsonObject OrNull(string type) => new() { ["type"] = new JsonArray(type, "null") };

    private static JsonObject With(JsonObject schema, string name, JsonNode value)
    {
        schema[name] = value;
        return schema;
    }
}
