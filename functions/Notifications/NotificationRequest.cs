using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Notifications.Channels;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Platform.Notifications.Rules;

namespace Nebula.Functions.Notifications;

/// <summary>What the notification functions read of a request, and the <c>ETag</c> of what they answer.</summary>
internal static class NotificationRequest
{
    public static Result<int> GetExpectedVersion(this HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim().Trim('"');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Error.Invalid(
                "if_match_invalid",
                "The header If-Match must carry the version that is to be replaced.",
                new FieldError("If-Match", "It must be the version in quotes, such as \"3\"."));
    }

    public static IResult ToHttp(this Result<Channel> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        SetETag(request, result.Value?.Version);
        return result.ToHttp(status);
    }

    public static IResult ToHttp(this Result<Rule> result, HttpRequest request, int status = StatusCodes.Status200OK)
    {
        SetETag(request, result.Value?.Version);
        return result.ToHttp(status);
    }

    /// <summary>The filter of the delivery log, or what is wrong with it.</summary>
    public static Result<DeliveryQuery> GetDeliveryQuery(this HttpRequest request)
    {
        var (before, limit) = (request.GetPosition("before"), request.GetNumber("limit", 50));
        var wrong = new List<FieldError>();
        var query = new DeliveryQuery
        {
            Channel = IdOf(request, "channel", wrong),
            Rule = IdOf(request, "rule", wrong),
            Event = IdOf(request, "event", wrong),
            State = OneOf<DeliveryState>(request, "state", wrong),
            Reason = OneOf<DeliveryReason>(request, "reason", wrong),
            Story = request.GetQuery("story"),
            Before = before.Value,
            Limit = limit.Value,
        };
        return (before.Error ?? limit.Error) is { } error
            ? error
            : wrong.Count == 0 ? query : Error.Invalid("query_invalid", "The filter is not valid.", wrong);
    }

    private static void SetETag(HttpRequest request, int? version)
    {
        if (version is { } known)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{known}\"";
        }
    }

    private static Guid? IdOf(HttpRequest request, string name, List<FieldError> wrong)
    {
        if (request.GetQuery(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id;
        }

        wrong.Add(new FieldError(name, "It must be an id as the lists give it."));
        return null;
    }

    private static T? OneOf<T>(HttpRequest request, string name, List<FieldError> wrong)
        where T : struct, Enum
    {
        if (request.GetQuery(name) is not { } text)
        {
            return null;
        }

        if (EventText.Find<T>(text) is { } value)
        {
            return value;
        }

        wrong.Add(new FieldError(name, $"It must be one of {string.Join(", ", Enum.GetValues<T>().Select(EventText.Of))}."));
        return null;
    }
}
