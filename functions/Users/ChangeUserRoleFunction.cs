using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class ChangeUserRoleFunction(UserService users)
{
    [Function("change-user-role")]
    [RequirePermission(Permissions.UsersWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.UserRoleChanged, Target = "user")]
    [Operation("Users", "Changes what a user may do; its sessions end. The answer names what goes on with the rights it had.")]
    [QueryParameter("id", typeof(Guid), "The user's id.", In = "path")]
    [Takes(typeof(ChangeUserRoleBody))]
    [Answers(StatusCodes.Status200OK, typeof(LastSaved))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["owner_stays"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "users/{id}/role")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ChangeUserRoleBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var user = RouteId.Read(id);
        return user.IsSuccess
            ? (await users.ChangeRoleAsync(user.Value, body.Value.Role, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(user.Error);
    }
}
