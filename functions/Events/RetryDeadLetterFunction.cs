using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Handling;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Events;

internal sealed class RetryDeadLetterFunction(DeadLetterService letters)
{
    [Function("retry-dead-letter")]
    [RequirePermission(Permissions.EventsManage)]
    [Audited(AuditActions.DeadLetterRetried)]
    [Operation("Events", "Tells a handler again of an event that it gave up.")]
    [QueryParameter("handler", typeof(string), "The handler's name.", In = "path")]
    [QueryParameter("position", typeof(long), "The event's position.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(RetriedLetters))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["position_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["dead_letter_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "events/dead-letters/{handler}/{position}/retry")] HttpRequest request,
        string handler,
        string position,
        CancellationToken cancellationToken)
    {
        if (!long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ProblemResults.Problem(Error.Invalid(
                "position_invalid", "The position in the path is not valid.", new FieldError("position", "It must be a whole number from 0.")));
        }

        return (await letters.RetryAsync(handler, number, request.GetVisibleCategories(), request.GetActor(), cancellationToken)).ToHttp();
    }
}
