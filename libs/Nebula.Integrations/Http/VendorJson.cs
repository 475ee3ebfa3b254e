using System.Text.Json;

namespace Nebula.Integrations.Http;

/// <summary>Asks a vendor's HTTP API for a JSON document.</summary>
internal static class VendorJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        MaxDepth = 32,
    };

    /// <summary>GETs <paramref name="path"/> below <paramref name="root"/> and reads at most <paramref name="maxBytes"/> bytes of JSON.</summary>
    /// <exception cref="UnexpectedAnswerException">Another status than 200, too large, or not the JSON that is documented.</exception>
    /// <exception cref="HttpRequestException">Not reached, or broken off.</exception>
    public static async Task<T> GetAsync<T>(HttpClient http, Uri root, string path, int maxBytes, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await http.GetAsync(Below(root, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)response.StatusCode != 200)
        {
            throw new UnexpectedAnswerException($"200 from /{path}", $"{(int)response.StatusCode}");
        }

        var body = await response.Content.ReadBoundedAsync(maxBytes, cancellationToken);
        if (!body.IsComplete)
        {
            throw new UnexpectedAnswerException($"JSON from /{path}", $"more than {maxBytes / 1024} KB");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body.Bytes.Span, Options)
                ?? throw new UnexpectedAnswerException($"JSON from /{path}", "null");
        }
        catch (JsonException exception)
        {
            throw new UnexpectedAnswerException($"JSON from /{path}", "something else", exception);
        }
    }

    private static Uri Below(Uri root, string path)
    {
        var text = root.GetLeftPart(UriPartial.Path);
        return new Uri(text.EndsWith('/') ? text + path : $"{text}/{path}");
    }
}
