using System.Text.RegularExpressions;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Automations.Matching;

/// <summary>
/// Texts with placeholders: <c>{event.title}</c> becomes the event's title, and that is all. What is filled in is not looked through again,
/// and braces around anything that is no name stay as they are.
/// </summary>
internal static partial class EventTemplate
{
    /// <summary>Characters of a filled text; titles are strangers' words.</summary>
    public const int MaxFilled = 4000;

    private const string EventPrefix = "event.";
    private const string AutomationName = "automation.name";

    public static IReadOnlyList<string> Placeholders { get; } = [.. EventFields.Names.Select(name => $"{EventPrefix}{name}"), AutomationName];

    /// <summary>The first placeholder that means nothing, and what was probably meant; null when all are known.</summary>
    public static string? FindUnknown(string text)
    {
        foreach (Match match in Placeholder().Matches(text))
        {
            var name = match.Groups["name"].Value;
            if (!IsKnown(name))
            {
                return $"There is no placeholder {{{name}}}. {Suggestion.For(name, Placeholders, "known")}";
            }
        }

        return null;
    }

    public static string Fill(string text, FeedEvent happened, string automation)
    {
        var filled = Placeholder().Replace(text, match => match.Groups["name"].Value is var name && IsKnown(name) ? ValueOf(name, happened, automation) : match.Value);
        return filled.Length <= MaxFilled ? filled : $"{string.Concat(filled[..(MaxFilled - 1)].EnumerateRunes())}…";
    }

    private static bool IsKnown(string name) =>
        name == AutomationName || (name.StartsWith(EventPrefix, StringComparison.Ordinal) && EventFields.IsKnown(name[EventPrefix.Length..]));

    private static string ValueOf(string name, FeedEvent happened, string automation) =>
        name == AutomationName ? automation : EventFields.Read(happened, name[EventPrefix.Length..]) ?? "";

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+\.[a-zA-Z0-9._]{1,80})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
