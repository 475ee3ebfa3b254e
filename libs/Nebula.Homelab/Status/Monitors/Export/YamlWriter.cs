using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>Writes JSON as YAML 1.2 that its readers and those of 1.1 take for the same.</summary>
internal static partial class YamlWriter
{
    // A list that is longer stands on lines of its own.
    private const int MaxFlow = 80;

    public static void Write(StringBuilder text, JsonObject mapping, int indent)
    {
        foreach (var (key, value) in mapping)
        {
            text.Append(' ', indent).Append(Scalar(key)).Append(':');
            WriteValue(text, value, indent);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } mapping:
                text.Append('\n');
                Write(text, mapping, indent + 2);
                break;
            case JsonArray { Count: > 0 } list when FlowOf(list) is { } flow:
                text.Append(CultureInfo.InvariantCulture, $" {flow}\n");
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(' ', indent + 2).Append("- ").Append(ScalarOf(item)).Append('\n');
                }

                break;
            default:
                text.Append(' ').Append(ScalarOf(value)).Append('\n');
                break;
        }
    }

    private static string? FlowOf(JsonArray list)
    {
        var flow = $"[{string.Join(", ", list.Select(ScalarOf))}]";
        return flow.Length <= MaxFlow ? flow : null;
    }

    private static string ScalarOf(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        _ when value.GetValueKind() == JsonValueKind.String => Scalar(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private static string Scalar(string text) =>
        (Plain().IsMatch(text) && !text.EndsWith(' ') && !OtherMeaning().IsMatch(text)) || PlainUrl().IsMatch(text) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when IsShown(letter) => quoted.Append(letter),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsShown(char letter) => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    [GeneratedRegex(@"\A([A-Za-z/][A-Za-z0-9 ._/()-]*|[1-9][0-9]*[smh])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    // Booleans and null of YAML 1.1.
    [GeneratedRegex(@"\A(true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherMeaning();

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9._~:/?=+$;()-]*[A-Za-z0-9/=]\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainUrl();
}
