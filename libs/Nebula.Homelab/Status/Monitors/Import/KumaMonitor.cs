using System.Globalization;
using System.Text.Json;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>A monitor as Uptime Kuma exports it: a flat object whose members went through a database without strict types.</summary>
internal sealed class KumaMonitor(JsonElement json)
{
    public string Type => Text("type") ?? "";

    /// <summary>Text that is not empty; null for anything else, and for text that no database takes.</summary>
    public string? Text(string member) => Find(member) is { ValueKind: JsonValueKind.String } value && TextOf(value)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A number, also one written as text.</summary>
    public double? Number(string member) => Find(member) switch
    {
        { ValueKind: JsonValueKind.Number } value when double.IsFinite(value.GetDouble()) => value.GetDouble(),
        { ValueKind: JsonValueKind.String } value
            when double.TryParse(TextOf(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>True, false, 1 or 0.</summary>
    public bool? Flag(string member) => Find(member) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } value => value.GetDouble() != 0,
        _ => null,
    };

    public IReadOnlyList<string> Texts(string member) =>
        [.. Items(member).Where(item => item.ValueKind == JsonValueKind.String).Select(TextOf).OfType<string>()];

    /// <summary>The members of a list that are objects themselves.</summary>
    public IEnumerable<KumaMonitor> Objects(string member) => Items(member).Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new KumaMonitor(item));

    private IEnumerable<JsonElement> Items(string member) => Find(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private JsonElement? Find(string member) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) ? value : null;

    // Half a surrogate pair is no text, and PostgreSQL has no U+0000.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
