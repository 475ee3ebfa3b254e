using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Nebula.Runtime.Http.Binding;

/// <summary>
/// The members of a JSON object, each read when it is asked for: a body of thousands, sent by anyone, is kept as the bytes it came in.
/// </summary>
internal sealed class JsonMembers
{
    /// <summary>Bodies above it are for the function to read.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly JsonMembers None = new("{}"u8.ToArray());

    private readonly ReadOnlyMemory<byte> _json;

    private JsonMembers(ReadOnlyMemory<byte> json) => _json = json;

    /// <summary>The host takes a body that is no JSON for one without members; the function sees it as it came.</summary>
    public static JsonMembers Of(ReadOnlyMemory<byte> json)
    {
        var text = json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        return IsObject(text.Span) ? new JsonMembers(text) : None;
    }

    /// <summary>The last of the name, letter case aside; null also where it says null.</summary>
    public string? Find(string name)
    {
        string? found = null;
        var reader = ReaderOfMembers();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isIt = IsNamed(ref reader, name);
            reader.Read();
            found = isIt ? TextOf(ref reader) : found;
            reader.Skip();
        }

        return found;
    }

    public Dictionary<string, string?> All()
    {
        var members = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var reader = ReaderOfMembers();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = TextOf(ref reader);
        }

        return members;
    }

    private Utf8JsonReader ReaderOfMembers()
    {
        var reader = new Utf8JsonReader(_json.Span);
        reader.Read();
        return reader;
    }

    private static bool IsNamed(ref Utf8JsonReader reader, string name)
    {
        // A character takes one byte at least, and six at most: as an escape. Others are not worth reading.
        var length = reader.ValueSpan.Length;
        return length >= name.Length && length <= 6 * name.Length && name.Equals(reader.GetString(), StringComparison.OrdinalIgnoreCase);
    }

    private string? TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.Null or JsonTokenType.String)
        {
            return reader.GetString();
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(_json.Span[start..(int)reader.BytesConsumed]);
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        try
        {
            var isObject = reader.Read() && reader.TokenType is JsonTokenType.StartObject;
            while (reader.Read())
            {
                // Half a surrogate pair passes the reader, and fails whoever asks for the text.
                if (reader is { CurrentDepth: 1, ValueIsEscaped: true })
                {
                    reader.GetString();
                }
            }

            return isObject;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
