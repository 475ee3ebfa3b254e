using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class EnableUserFunction(UserService users)
{
    [Function("enable-user")]
    [RequirePermission(Permissions.UsersWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.UserEnabled, Target = "user")]
    [Operation("Users", "Lets a user in again.")]
    [QueryParameter("id", typeof(Guid), "The user's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["owner_stays"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "users/{id}/enable")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var user = RouteId.Read(id);
        return user.IsSuccess
            ? (await users.SetDisabledAsync(user.Value, false, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(user.Error);
    }
}
