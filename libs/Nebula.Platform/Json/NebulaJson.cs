using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Nebula.Platform.Json;

/// <summary>
/// The one JSON dialect of the API: camelCase names, enums as snake_case text, no numbers for enums,
/// a member that the type does not have is an error rather than ignored, and so is a member named twice.
/// </summary>
public static class NebulaJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 32,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatTheBaseIgnores } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    // System.Text.Json asks an override for its own attributes only: [JsonIgnore] on what it overrides would be forgotten. The member stays
    // known, so that what was written with it can still be read.
    private static void LeaveOutWhatTheBaseIgnores(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is PropertyInfo member && Attribute.GetCustomAttribute(member, typeof(JsonIgnoreAttribute), inherit: true) is JsonIgnoreAttribute { Condition: JsonIgnoreCondition.Always })
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
