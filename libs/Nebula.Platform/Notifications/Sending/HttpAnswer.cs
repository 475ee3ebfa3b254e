using System.Net.Http.Headers;
using System.Text.Json;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>What a server answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">The beginning of its body.</param>
internal sealed record HttpAnswer(int Status, HttpResponseHeaders Headers, string Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A member of the object that the body is; null when it is none, as the page of something else.</summary>
    public JsonElement? Member(string name)
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text; null too when it is half a character, which JSON can write and no text can hold.</summary>
    public string? Text(string name)
    {
        try
        {
            return Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
