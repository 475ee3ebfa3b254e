using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;

namespace Nebula.Functions.Events;

/// <summary>What the functions of events read of a request.</summary>
internal static class EventRequest
{
    private const int MaxText = 200;

    public static IReadOnlyList<EventCategory> GetVisibleCategories(this HttpRequest request) => EventRights.Of(request.GetPrincipal());

    /// <summary>The categories asked for, separated by commas, of those that the caller may see; all of those when none is asked for.</summary>
    public static Result<EventCategory[]> GetCategories(this HttpRequest request)
    {
        var visible = request.GetVisibleCategories();
        if (request.GetQuery("category") is not { } text)
        {
            return visible.ToArray();
        }

        var asked = text.Split(',').Select(EventText.Find<EventCategory>).ToList();
        return asked.Contains(null)
            ? Invalid("category", $"It must be of {Names<EventCategory>()}; several are separated by commas.")
            : asked.OfType<EventCategory>().Distinct().Intersect(visible).ToArray();
    }

    /// <summary>The whole query of the feed, or the first thing that is wrong with it.</summary>
    public static Result<EventQuery> GetEventQuery(this HttpRequest request)
    {
        var (categories, limit) = (request.GetCategories(), request.GetNumber("limit", 50));
        var (before, after) = (request.GetPosition("before"), request.GetPosition("after"));
        var severity = request.GetSeverity();
        Error?[] wrong =
        [
            categories.IsSuccess ? null : categories.Error,
            limit.IsSuccess ? null : limit.Error,
            before.IsSuccess ? null : before.Error,
            after.IsSuccess ? null : after.Error,
            severity.IsSuccess ? null : severity.Error,
            limit.IsSuccess && limit.Value is < 1 or > EventQuery.MaxLimit ? Invalid("limit", $"It must be 1 to {EventQuery.MaxLimit}.") : null,
            request.GetQuery("text")?.Length > MaxText ? Invalid("text", $"It may have {MaxText} characters.") : null,
            request.GetQuery("text")?.Any(char.IsLetterOrDigit) == false ? Invalid("text", "It must have a letter or a digit.") : null,
        ];
        if (Array.Find(wrong, error => error is not null) is { } first)
        {
            return first;
        }

        return new EventQuery
        {
            Categories = categories.Value!,
            Severity = severity.Value,
            Type = request.GetQuery("type"),
            Source = request.GetQuery("source"),
            Subject = request.GetQuery("subject"),
            Story = request.GetQuery("story"),
            Text = request.GetQuery("text"),
            Before = before.Value,
            After = after.Value,
            Limit = limit.Value,
        };
    }

    /// <summary>What a reader of the stream wants, of what it may see; the filters of the feed without the words.</summary>
    public static Result<EventFilter> GetEventFilter(this HttpRequest request)
    {
        var (categories, severity) = (request.GetCategories(), request.GetSeverity());
        if (categories.Error is null && severity.Error is null)
        {
            return new EventFilter(categories.Value!)
            {
                Severity = severity.Value,
                Type = request.GetQuery("type"),
                Source = request.GetQuery("source"),
                Subject = request.GetQuery("subject"),
                Story = request.GetQuery("story"),
            };
        }

        return categories.Error ?? severity.Error!;
    }

    /// <summary>The position of the last event that a reader of the stream has; null when it has none, or one that is no position.</summary>
    public static long? GetLastEventId(this HttpRequest request)
    {
        var text = request.Headers["Last-Event-ID"] is [{ Length: > 0 } header, ..] ? header : request.GetQuery("lastEventId");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    private static Result<EventSeverity?> GetSeverity(this HttpRequest request) => request.GetQuery("severity") is not { } text
        ? (EventSeverity?)null
        : EventText.Find<EventSeverity>(text) is { } severity ? severity : Invalid("severity", $"It must be one of {Names<EventSeverity>()}.");

    private static Error Invalid(string name, string message) =>
        Error.Invalid("query_invalid", $"The query parameter {name} is not valid.", new FieldError(name, message));

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(EventText.Of));
}
