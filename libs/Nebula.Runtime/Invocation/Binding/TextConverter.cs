using System.Globalization;
using System.Text;
using Azure.Core.Serialization;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Turns text into a type, in the worker's order: text itself, Guid, dates, bytes, and all else as JSON.</summary>
internal sealed class TextConverter
{
    private readonly Type _type;
    private readonly Func<string, object?>? _parse;

    private TextConverter(Type type, Func<string, object?>? parse)
    {
        _type = type;
        _parse = parse;
    }

    public static TextConverter For(Type type) => new(type, ParserOf(type, Nullable.GetUnderlyingType(type) ?? type));

    public object? Convert(string text, ObjectSerializer serializer)
    {
        // What a parser does not take, JSON may: a quoted date, for one.
        if (_parse?.Invoke(text) is { } value)
        {
            return value;
        }

        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        return serializer.Deserialize(json, _type, CancellationToken.None);
    }

    private static Func<string, object?>? ParserOf(Type type, Type valueType)
    {
        if (type.IsAssignableFrom(typeof(string)))
        {
            return static text => text;
        }

        if (valueType == typeof(Guid))
        {
            return static text => Guid.TryParse(text, out var value) ? value : null;
        }

        if (valueType == typeof(DateTimeOffset))
        {
            return static text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        if (valueType == typeof(DateTime))
        {
            return static text => DateTime.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        return type == typeof(byte[]) ? static text => Encoding.UTF8.GetBytes(text) : null;
    }
}
