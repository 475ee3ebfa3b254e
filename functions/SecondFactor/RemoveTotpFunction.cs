using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class RemoveTotpFunction(SecondFactorRemoval removal)
{
    [Function("remove-totp")]
    [RequirePermission(Permissions.UsersWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.TotpRemoved, Target = "user")]
    [Operation("Users", "Takes the second factor of a user who is locked out; its sessions end.")]
    [QueryParameter("id", typeof(Guid), "The user's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours", "reauthentication_required"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["owner_stays", "totp_off"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "users/{id}/totp")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var user = RouteId.Read(id);
        return user.IsSuccess
            ? (await removal.RemoveAsync(user.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(user.Error);
    }
}
