using System.Text;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>From bytes to text: UTF-8 only, and no character that an editor would not show.</summary>
internal static class SourceText
{
    private const string SaveAsUtf8 = "Save it as UTF-8.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null after an error.</summary>
    public static string? Decode(ReadOnlySpan<byte> content, ErrorList errors)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            content = content[3..];
        }

        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..])
        {
            errors.Add(new Position(1, 1), "The file is UTF-16 or UTF-32 text.", SaveAsUtf8);
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            var before = Encoding.UTF8.GetString(content[..Math.Clamp(exception.Index, 0, content.Length)]);
            errors.Add(PositionOf(before, before.Length), "The file is not UTF-8 text here.", SaveAsUtf8);
            return null;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\t' or '\n' or '\r') && IsInvisible(text[i]))
            {
                errors.Add(PositionOf(text, i), $"The character U+{(int)text[i]:X4} is not allowed here.", "Remove it.");
                return null;
            }
        }

        return text;
    }

    /// <summary>Control characters, further line breaks of old YAML versions, marks that turn the direction of text.</summary>
    public static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    public static Position PositionOf(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new Position(before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
