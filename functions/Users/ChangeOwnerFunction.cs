using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class ChangeOwnerFunction(OwnershipService ownership)
{
    [Function("change-owner")]
    [RequirePermission(Permissions.OwnerWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.OwnerChanged)]
    [Operation("Users", "Hands ownership over; who was the owner is an admin then, and both sign in anew.")]
    [Takes(typeof(ChangeOwnerBody))]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["not_the_owner"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["user_disabled"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "owner")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ChangeOwnerBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var own = request.GetOwnSession();
        return own.IsSuccess
            ? (await ownership.HandOverAsync(own.Value.UserId, body.Value.UserId, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(own.Error);
    }
}
