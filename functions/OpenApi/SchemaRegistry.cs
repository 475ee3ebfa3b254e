using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Nebula.Platform.Json;

namespace Nebula.Functions.OpenApi;

/// <summary>JSON Schemas of the API's types, each once under <c>#/components/schemas</c>, the rest as references to it.</summary>
internal sealed class SchemaRegistry
{
    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);

    /// <summary>A reference to the type's schema, or the schema itself where the type has no name of its own.</summary>
    public JsonNode Of(Type type)
    {
        if (!IsNamed(type))
        {
            return Export(type, isRoot: false);
        }

        var name = type.Name;
        if (!_schemas.ContainsKey(name))
        {
            _schemas[name] = new JsonObject();
            _schemas[name] = Export(type, isRoot: true);
        }

        return Reference(name);
    }

    public JsonObject ToJson() => new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.DeepClone())));

    private JsonNode Export(Type type, bool isRoot)
    {
        if (type.IsEnum)
        {
            return EnumSchema(type);
        }

        var options = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) =>
            {
                var node = context.TypeInfo.Type;
                var underlying = Nullable.GetUnderlyingType(node) ?? node;
                var replaced = IsNamed(underlying) && !(isRoot && context.Path.IsEmpty);
                return replaced ? OrNull(Of(underlying), AllowsNull(schema)) : WithFormat(underlying, WithMembers(context.TypeInfo, WithValues(context.PropertyInfo, schema)));
            },
        };
        return NebulaJson.Options.GetJsonSchemaAsNode(type, options);
    }

    // By serializing each value, so that an enum with a converter of its own is told as it is sent.
    private static JsonObject EnumSchema(Type type) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, NebulaJson.Options))]),
    };

    private static bool AllowsNull(JsonNode schema) =>
        schema is JsonObject node
        && (node["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "null")
            || node["enum"] is JsonArray values && values.Any(value => value is null));

    private static JsonNode OrNull(JsonNode reference, bool allowsNull) =>
        allowsNull ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    // For texts of which only some are understood, and which are no enum because any other must be answered with what would be right.
    private static JsonNode WithValues(JsonPropertyInfo? property, JsonNode schema)
    {
        if (schema is JsonObject node && Attribute<SchemaValuesAttribute>(property) is { } understood)
        {
            var values = understood.Values.Select(value => (JsonNode?)value);
            node["enum"] = new JsonArray([.. AllowsNull(schema) ? values.Append(null) : values]);
        }

        return schema;
    }

    // What may stand in the extension data of an object, each as an optional member.
    private static JsonNode WithMembers(JsonTypeInfo type, JsonNode schema)
    {
        if (schema is JsonObject node
            && type.Kind == JsonTypeInfoKind.Object
            && type.Properties.FirstOrDefault(property => property.IsExtensionData) is { } extension
            && Attribute<SchemaMembersAttribute>(extension) is { } understood)
        {
            var properties = (JsonObject)node["properties"]!;
            foreach (var member in understood.Members)
            {
                properties[member.Name] = MemberSchema.Of(member);
            }
        }

        return schema;
    }

    private static T? Attribute<T>(JsonPropertyInfo? property)
        where T : Attribute =>
        property?.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: false) is [T found] ? found : null;

    // The exporter knows most formats; what it leaves open is filled in here, so that a client knows a time from a text.
    private static JsonNode WithFormat(Type type, JsonNode schema)
    {
        if (schema is JsonObject node && !node.ContainsKey("format") && FormatOf(type) is { } format)
        {
            node["format"] = format;
        }

        return schema;
    }

    private static string? FormatOf(Type type) => type switch
    {
        _ when type == typeof(DateTimeOffset) => "date-time",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(Guid) => "uuid",
        _ when type == typeof(long) => "int64",
        _ when type == typeof(int) => "int32",
        _ when type == typeof(double) => "double",
        _ => null,
    };

    private static bool IsNamed(Type type) =>
        !type.IsGenericType
        && (type.Namespace?.StartsWith("Nebula.", StringComparison.Ordinal) ?? false)
        && (type.IsEnum || NebulaJson.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object);
}
