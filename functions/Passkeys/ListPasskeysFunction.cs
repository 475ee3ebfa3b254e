using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Passkeys;

namespace Nebula.Functions.Passkeys;

internal sealed class ListPasskeysFunction(OwnPasskeys passkeys, PasskeyVisit visit)
{
    [Function("list-passkeys")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("Account", "One's own passkeys, and whether this address can have any.")]
    [Answers(StatusCodes.Status200OK, typeof(PasskeysAnswer))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/passkeys")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        if (!own.IsSuccess)
        {
            return ProblemResults.Problem(own.Error);
        }

        var items = await passkeys.ListAsync(own.Value, cancellationToken);
        return ProblemResults.Json(new PasskeysAnswer(items, visit.PlaceOf(request) is { IsSuccess: false } refused ? refused.Error.Detail : null));
    }
}
