using System.Text.Json;
using System.Text.Json.Serialization;

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
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
