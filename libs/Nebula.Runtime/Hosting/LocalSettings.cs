using System.Text.Json;

namespace Nebula.Runtime.Hosting;

/// <summary>
/// <c>local.settings.json</c> of a developer's machine. Core Tools read it before they start the host; here the host
/// does, in Development only.
/// </summary>
/// <param name="Values">To be environment variables.</param>
/// <param name="ConnectionStrings">By their names.</param>
/// <param name="Port">Where to listen, on loopback.</param>
/// <param name="Origins">Web pages that may call from a browser.</param>
/// <param name="WithCredentials">Whether they may send cookies along.</param>
internal sealed record LocalSettings(
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, string> ConnectionStrings,
    int? Port,
    IReadOnlyList<string> Origins,
    bool WithCredentials)
{
    public const string FileName = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static LocalSettings None { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>(), null, [], false);

    /// <summary>Settings of the host, below environment variables.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Configuration =>
    [
        .. ConnectionStrings.Select(pair => KeyValuePair.Create($"ConnectionStrings:{pair.Key}", (string?)pair.Value)),
        .. Port is { } port
            ? [KeyValuePair.Create($"{FunctionsRuntimeOptions.SectionName}:{nameof(FunctionsRuntimeOptions.Urls)}", (string?)$"http://127.0.0.1:{port}")]
            : Array.Empty<KeyValuePair<string, string?>>(),
    ];

    public static LocalSettings Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            throw new InvalidOperationException($"{path}: {exception.Message}", exception);
        }
    }

    /// <summary>Functions read them as they would on the real host. What the environment has already stays.</summary>
    public void ToEnvironment()
    {
        foreach (var (name, value) in Values)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    private static LocalSettings Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new FormatException("it is no JSON object; write { \"IsEncrypted\": false, \"Values\": { } }.");
        }

        if (Find(root, "IsEncrypted") is { ValueKind: JsonValueKind.True })
        {
            throw new FormatException("IsEncrypted is true, and only Core Tools on this machine can decrypt it; run 'func settings decrypt'.");
        }

        var host = Find(root, "Host");
        var origins = (Text(Find(host, "CORS")) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var withCredentials = Find(host, "CORSCredentials") is { ValueKind: JsonValueKind.True };
        if (withCredentials && origins.Contains("*"))
        {
            throw new FormatException("Host.CORSCredentials is true while Host.CORS is '*', which no browser takes; name the origins.");
        }

        return new LocalSettings(ReadAll(Find(root, "Values"), "Values"), ReadAll(Find(root, "ConnectionStrings"), "ConnectionStrings"),
            ReadPort(Find(host, "LocalHttpPort")), origins, withCredentials);
    }

    private static Dictionary<string, string> ReadAll(JsonElement? section, string name)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section is { ValueKind: JsonValueKind.Object } there ? there.EnumerateObject() : default)
        {
            // A connection string may come with the name of its provider, which nothing here asks for.
            var value = entry.Value.ValueKind is JsonValueKind.Object ? Text(Find(entry.Value, "ConnectionString")) : Text(entry.Value);
            values[entry.Name] = value ?? throw new FormatException(
                $"{name}.{entry.Name} is {entry.Value.ValueKind.ToString().ToLowerInvariant()}; write a string (sections apart by two underscores).");
        }

        return values;
    }

    private static int? ReadPort(JsonElement? value) => Text(value) switch
    {
        null => null,
        var text when ushort.TryParse(text, out var port) && port > 0 => port,
        var text => throw new FormatException($"Host.LocalHttpPort is '{text}'; write a port, 1 to 65535."),
    };

    private static string? Text(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(JsonElement? parent, string name)
    {
        foreach (var property in parent is { ValueKind: JsonValueKind.Object } there ? there.EnumerateObject() : default)
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }
}
