using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>
/// The types that need no JSON. Numbers and bools are JSON to the worker; what is plainly one is read here, which gives the same value
/// without a reader, a stream and a buffer for it.
/// </summary>
internal static class TextParsers
{
    private static readonly Dictionary<Type, Delegate> ByType = new Dictionary<Type, Delegate>()
        .With<Guid>(Guid.TryParse)
        .With((string text, out DateTimeOffset value) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out value))
        .With((string text, out DateTime value) => DateTime.TryParse(text, CultureInfo.InvariantCulture, out value))
        .With((string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsJsonNumber(text))
        .With((string text, out long value) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsJsonNumber(text))
        .With((string text, out bool value) => (value = text == "true") || text == "false");

    /// <summary>Null where there is nothing but JSON for the type.</summary>
    public static TextParser<T>? Find<T>()
    {
        if (typeof(T).IsAssignableFrom(typeof(string)))
        {
            return TryReadText;
        }

        return typeof(T) == typeof(byte[])
            ? (TextParser<T>)(object)(TextParser<byte[]>)TryReadBytes
            : (TextParser<T>?)ByType.GetValueOrDefault(typeof(T));
    }

    /// <summary>Whether the type is JSON to the worker, and its parser only a shorter way.</summary>
    public static bool IsJson(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(int) || plain == typeof(long) || plain == typeof(bool));

    private static bool TryReadText<T>(string text, [MaybeNullWhen(false)] out T value)
    {
        value = (T)(object)text;
        return true;
    }

    private static bool TryReadBytes(string text, [MaybeNullWhen(false)] out byte[] value)
    {
        value = Encoding.UTF8.GetBytes(text);
        return true;
    }

    // JSON has no plus sign and no leading zeros (RFC 8259, 6); those are for the serializer to refuse.
    private static bool IsJsonNumber(string integer) => integer[0] is >= '1' and <= '9' || integer == "0" || (integer[0] == '-' && integer[1] is >= '1' and <= '9');

    private static Dictionary<Type, Delegate> With<T>(this Dictionary<Type, Delegate> parsers, TextParser<T> parser)
        where T : struct
    {
        parsers.Add(typeof(T), parser);
        parsers.Add(typeof(T?), (TextParser<T?>)((string text, out T? value) =>
        {
            var isRead = parser(text, out var read);
            value = read;
            return isRead;
        }));
        return parsers;
    }
}
