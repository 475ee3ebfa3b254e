using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Reading;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Audit;

/// <summary>What the audit functions read of a request.</summary>
internal static class AuditRequest
{
    public static Result<AuditQuery> GetAuditQuery(this HttpRequest request)
    {
        var outcome = request.GetQuery("outcome");
        var (from, to) = (request.GetQuery("from"), request.GetQuery("to"));
        var wrong = new List<FieldError>();
        var query = new AuditQuery
        {
            Actor = request.GetQuery("actor"),
            Action = request.GetQuery("action"),
            Target = request.GetQuery("target"),
            Outcome = OutcomeOf(outcome, wrong),
            From = TimeOf("from", from, wrong),
            To = TimeOf("to", to, wrong),
            Text = request.GetQuery("text"),
        };
        return wrong.Count == 0 ? query : Error.Invalid("query_invalid", "The filter is not valid.", wrong);
    }

    private static AuditOutcome? OutcomeOf(string? text, List<FieldError> wrong)
    {
        switch (text)
        {
            case null:
                return null;
            case "done":
                return AuditOutcome.Done;
            case "refused":
                return AuditOutcome.Refused;
            case "failed":
                return AuditOutcome.Failed;
            default:
                wrong.Add(new FieldError("outcome", "It must be done, refused or failed."));
                return null;
        }
    }

    private static DateTimeOffset? TimeOf(string name, string? text, List<FieldError> wrong)
    {
        if (text is null)
        {
            return null;
        }

        // PostgreSQL's times end before ours do.
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year is > 1900 and < 9999)
        {
            return time;
        }

        wrong.Add(new FieldError(name, "It must be a time such as 2026-11-22T14:00:00Z."));
        return null;
    }
}
