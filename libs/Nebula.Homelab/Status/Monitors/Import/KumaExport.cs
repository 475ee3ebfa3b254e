using System.Text.Json;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>
/// Reads what Uptime Kuma gives: the backup of 1.x (<c>monitorList</c>, a list or an object by id), or such a list alone, as clients of 2.x
/// write it, which has no backup any more.
/// </summary>
internal static class KumaExport
{
    private const int MaxMonitors = 500;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true };

    public static Result<List<KumaMonitor>> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Invalid("Paste the export, or choose its file.");
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            if (ListIn(document.RootElement) is not { } list)
            {
                return Invalid("This is no export of Uptime Kuma: there is no monitorList in it.");
            }

            var monitors = list.Select(item => new KumaMonitor(item.Clone())).ToList();
            return monitors.Count switch
            {
                0 => Invalid("There is no monitor in it."),
                > MaxMonitors => Invalid($"There are {monitors.Count} monitors in it; at most {MaxMonitors} can be taken over at once."),
                _ => monitors,
            };
        }
        catch (JsonException exception)
        {
            return Invalid($"This is not JSON: line {exception.LineNumber + 1}, character {exception.BytePositionInLine + 1} is wrong.");
        }
    }

    private static IEnumerable<JsonElement>? ListIn(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray(),
        JsonValueKind.Object when root.TryGetProperty("monitorList", out var list) => list.ValueKind switch
        {
            JsonValueKind.Array => list.EnumerateArray(),
            JsonValueKind.Object => list.EnumerateObject().Select(member => member.Value),
            _ => null,
        },
        _ => null,
    };

    private static Error Invalid(string message) => Error.Invalid("import_invalid", message, new FieldError("text", message));
}
