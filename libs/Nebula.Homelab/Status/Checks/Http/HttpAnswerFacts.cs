using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Integrations.Http;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>What a web server answered.</summary>
/// <param name="response">Its head.</param>
/// <param name="redirects">How many redirects were followed.</param>
/// <param name="body">What was read of its body; null when no condition looks at it.</param>
internal sealed class HttpAnswerFacts(HttpResponseMessage response, int redirects, BoundedBody? body) : IAnswerFacts
{
    private const int MaxDepth = 64;

    private readonly Lazy<JsonElement?> _json = new(() => Parse(body));

    public ConditionReading Read(ConditionSubject subject) => subject.Name switch
    {
        SubjectNames.Status => ConditionValue.Of((int)response.StatusCode),
        SubjectNames.Redirects => ConditionValue.Of(redirects),
        SubjectNames.Header => Header(subject.Argument!),
        SubjectNames.Size => body is { } read ? new ConditionReading(ConditionValue.Of(read.Bytes.Length), IsWhole: read.IsComplete) : ConditionReading.Absent,
        SubjectNames.Body => body is { } read
            ? new ConditionReading(ConditionValue.Of(Encoding.UTF8.GetString(read.Bytes.Span)), IsWhole: read.IsComplete)
            : ConditionReading.Absent,
        SubjectNames.Json => Json(subject),
        _ => ConditionReading.Absent,
    };

    // A header that comes several times is one list, as RFC 9110, 5.3 has it.
    private ConditionReading Header(string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? ConditionValue.Of(string.Join(", ", values))
            : ConditionReading.Absent;

    private ConditionReading Json(ConditionSubject subject)
    {
        if (body is { IsComplete: false })
        {
            return new ConditionReading(null, "an answer that is too long to be read as JSON");
        }

        if (_json.Value is not { } root)
        {
            return new ConditionReading(null, "an answer that is not JSON");
        }

        try
        {
            return JsonPath.TryParse(subject.Argument!, out var path) && path.Find(root) is { } found
                ? subject.Counts ? Count(found) : Value(found)
                : ConditionReading.Absent;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and no text can hold.
            return new ConditionReading(null, "text that is not well-formed");
        }
    }

    private static ConditionReading Value(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.String => ConditionValue.Of(found.GetString()!),
        JsonValueKind.Number => ConditionValue.Of(found.GetDouble()),
        JsonValueKind.True => ConditionValue.Of(true),
        JsonValueKind.False => ConditionValue.Of(false),
        JsonValueKind.Null => ConditionValue.Null,
        _ => ConditionValue.Structure(found.GetRawText()),
    };

    private static ConditionReading Count(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.Array => ConditionValue.Of(found.GetArrayLength()),
        JsonValueKind.Object => ConditionValue.Of(found.GetPropertyCount()),
        JsonValueKind.String => ConditionValue.Of(found.GetString()!.EnumerateRunes().Count()),
        _ => new ConditionReading(null, "something that cannot be counted"),
    };

    private static JsonElement? Parse(BoundedBody? body)
    {
        if (body is not { } read)
        {
            return null;
        }

        try
        {
            var json = read.Bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? read.Bytes[Encoding.UTF8.Preamble.Length..] : read.Bytes;
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
