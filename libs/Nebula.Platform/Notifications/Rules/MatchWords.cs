using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>Says in words which part of a match an event does not fit.</summary>
internal static class MatchWords
{
    private static readonly EventMatch Anything = new();

    /// <returns>Null when it fits.</returns>
    public static string? WhyNot(EventMatch match, FeedEvent happened) => match switch
    {
        _ when !(Anything with { Categories = match.Categories }).Matches(happened) =>
            $"it means the categories {Listed(match.Categories.Select(EventText.Of))}, and this is {EventText.Of(happened.Category)}",
        { MinSeverity: { } least } when happened.Severity < least =>
            $"it tells from the severity {EventText.Of(least)} on, and this is {EventText.Of(happened.Severity)}",
        _ when !(Anything with { Sources = match.Sources }).Matches(happened) =>
            $"it means the sources {Listed(match.Sources)}, and this comes from {happened.Source}",
        _ when !(Anything with { Types = match.Types }).Matches(happened) =>
            $"it means the types {Listed(match.Types)}, and this is {happened.Type}",
        _ when !(Anything with { Subjects = match.Subjects }).Matches(happened) =>
            $"it means the subjects {Listed(match.Subjects)} only",
        _ => null,
    };

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}
