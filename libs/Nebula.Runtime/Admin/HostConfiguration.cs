using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Admin;

/// <summary>host.json as it holds, with what settings changed of it.</summary>
internal static class HostConfiguration
{
    public static JsonNode? Of(IConfiguration section)
    {
        var children = section.GetChildren().ToArray();
        if (children.Length == 0)
        {
            return section is IConfigurationSection leaf ? ValueOf(leaf.Value) : new JsonObject();
        }

        return children.All(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new JsonArray([.. children.Select(Of)])
            : new JsonObject(children.Select(child => KeyValuePair.Create(child.Key, Of(child))));
    }

    // Configuration keeps text only.
    private static JsonNode? ValueOf(string? text) => text switch
    {
        null => null,
        _ when bool.TryParse(text, out var flag) => flag,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
