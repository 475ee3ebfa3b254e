using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Functions.Users;

internal sealed class DeleteInviteFunction(InviteService invites)
{
    [Function("delete-invite")]
    [RequirePermission(Permissions.UsersWrite)]
    [Audited(AuditActions.InviteWithdrawn, Target = "invite")]
    [Operation("Users", "Withdraws an invitation.")]
    [QueryParameter("id", typeof(Guid), "The invitation's id.", In = "path")]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["invite_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "invites/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var invite = RouteId.Read(id);
        return invite.IsSuccess
            ? (await invites.WithdrawAsync(invite.Value, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(invite.Error);
    }
}
