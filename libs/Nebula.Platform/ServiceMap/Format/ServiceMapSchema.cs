using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Writes the format as JSON Schema 2020-12, for editors: <c>docs/service-map.schema.json</c>.</summary>
public static class ServiceMapSchema
{
    private const string UrlPattern = @"^(https?://|\$\{)";

    private const string VariablePattern = @"\$\{";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string ToText(CheckFormats checks)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "service-map.schema.json",
            ["title"] = "service-map.yml",
            ["description"] = "Nebula Command's service map. Written from the reader's own tables; see service-map.md.",
        };
        foreach (var (name, value) in Of(new MapFormat(checks, new ServiceKinds(checks)).Root).ToArray())
        {
            schema[name] = value?.DeepClone();
        }

        return schema.ToJsonString(Layout) + "\n";
    }

    private static JsonObject Of(MapType type) => type switch
    {
        TextType form => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = form.MaxLength },
        UrlType => new() { ["type"] = "string", ["pattern"] = UrlPattern },
        HostType => new() { ["type"] = "string", ["minLength"] = 1 },
        PatternType { OrInteger: true } form => AnyOf(OfPattern(form), new() { ["type"] = "integer", ["minimum"] = 100, ["maximum"] = 599 }),
        PatternType form => OfPattern(form),
        ChoiceType form => new() { ["enum"] = Array(form.Values) },
        IntegerType { Min: var min, Max: var max } when min == max => new() { ["const"] = min },
        IntegerType { OrVariable: true } form => AnyOf(Range(form.Min, form.Max), new() { ["type"] = "string", ["pattern"] = VariablePattern }),
        IntegerType form => Range(form.Min, form.Max),
        DurationType form => AnyOf(Range(form.MinSeconds, form.MaxSeconds), new() { ["type"] = "string", ["pattern"] = "^(0|[1-9][0-9]*)[smh]$" }),
        FlagType => new() { ["type"] = "boolean" },
        EnvironmentType => OfPattern(MapFormat.VariableName),
        ListType form => new() { ["type"] = "array", ["items"] = Of(form.Item), ["maxItems"] = form.MaxItems, ["uniqueItems"] = true },
        DictionaryType form => new()
        {
            ["type"] = Array(["object", "null"]),
            ["propertyNames"] = OfPattern(form.Key),
            ["additionalProperties"] = Of(form.Value),
            ["maxProperties"] = form.MaxEntries,
        },
        ObjectType form => OfObject(form),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
    };

    private static JsonObject OfObject(ObjectType form)
    {
        var properties = new JsonObject();
        foreach (var member in form.Members)
        {
            var schema = Of(member.Type);
            schema.Insert(0, "description", member.Description);
            properties[member.Name] = schema;
        }

        var result = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (form.Members.Any(member => member.Required))
        {
            result["required"] = Array(form.Members.Where(member => member.Required).Select(member => member.Name));
        }

        return result;
    }

    private static JsonObject OfPattern(PatternType form) =>
        new() { ["type"] = "string", ["pattern"] = form.Pattern, ["maxLength"] = form.MaxLength };

    private static JsonObject Range(int min, int max) => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    private static JsonObject AnyOf(params JsonObject[] choices) => new() { ["anyOf"] = new JsonArray([.. choices]) };

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
