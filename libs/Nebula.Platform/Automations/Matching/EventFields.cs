using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Matching;

/// <summary>The texts of an event that conditions and placeholders can name.</summary>
internal static partial class EventFields
{
    /// <summary>Characters of a field's name.</summary>
    public const int MaxName = 60;

    private static readonly Dictionary<string, Func<FeedEvent, string?>> Known = new(StringComparer.Ordinal)
    {
        ["title"] = happened => happened.Title,
        ["type"] = happened => happened.Type,
        ["category"] = happened => EventText.Of(happened.Category),
        ["severity"] = happened => EventText.Of(happened.Severity),
        ["source"] = happened => happened.Source,
        ["subject"] = happened => happened.Subject,
        ["story"] = happened => happened.Story,
        ["actor"] = happened => happened.Actor,
        ["id"] = happened => happened.Id.ToString(),
        ["time"] = happened => happened.OccurredAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys, "data."];

    public static bool IsKnown(string field) => field.Length <= MaxName && (Known.ContainsKey(field) || DataMember().IsMatch(field));

    /// <summary>Null when the event has no such thing.</summary>
    public static string? Read(FeedEvent happened, string field) =>
        Known.TryGetValue(field, out var read) ? read(happened) : ReadData(happened.Data, field["data.".Length..]);

    // A text or a number; what has members of its own is not for a sentence.
    private static string? ReadData(JsonElement data, string member) =>
        data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(member, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

    [GeneratedRegex("^data\\.[a-zA-Z][a-zA-Z0-9]{0,39}\\z")]
    private static partial Regex DataMember();
}
