using System.Text;
using Azure.Core.Serialization;

namespace Nebula.Runtime.Invocation.Binding;

/// <summary>Turns text into a type, in the worker's order: text itself, Guid, dates, bytes, and all else as JSON.</summary>
internal sealed class TextConverter<T>
{
    private readonly TextParser<T>? _parse = TextParsers.Find<T>();
    private readonly bool _isJson = TextParsers.IsJson(typeof(T));

    public T? Convert(string text, ObjectSerializer serializer)
    {
        // What a parser does not take, JSON may: a quoted date, for one.
        // An app's own serializer may read numbers and bools in its own way.
        if (_parse is not null && (!_isJson || serializer is DefaultJsonSerializer) && _parse(text, out var value))
        {
            return value;
        }

        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        return (T?)serializer.Deserialize(json, typeof(T), CancellationToken.None);
    }
}
