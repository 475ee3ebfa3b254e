using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// One spelling for each JSON document: no spaces; members in the order of their names' UTF-16 code units; in texts only the quotation
/// mark, the backslash and U+0000 to U+001F are escaped, the last as \u00xx; numbers as they were written. Written by hand, because what a
/// serializer escapes may change with its version.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json, Deep);
        var text = new StringBuilder(json.Length);
        Write(document.RootElement, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var separator = '{';
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Append(separator);
                    Write(member.Name, text);
                    text.Append(':');
                    Write(member.Value, text);
                    separator = ',';
                }

                text.Append(separator == '{' ? "{}" : "}");
                return;

            case JsonValueKind.Array:
                var between = '[';
                foreach (var item in value.EnumerateArray())
                {
                    text.Append(between);
                    Write(item, text);
                    between = ',';
                }

                text.Append(between == '[' ? "[]" : "]");
                return;

            case JsonValueKind.String:
                Write(value.GetString()!, text);
                return;

            default:
                text.Append(value.GetRawText());
                return;
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in value)
        {
            if (character is '"' or '\\')
            {
                text.Append('\\').Append(character);
            }
            else if (character < ' ')
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                text.Append(character);
            }
        }

        text.Append('"');
    }
}
