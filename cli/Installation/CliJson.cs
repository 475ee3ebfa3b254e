using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nebula.Cli.Installation;

/// <summary>JSON that people may open: the launcher's own files and <c>--json</c> output.</summary>
internal static class CliJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
