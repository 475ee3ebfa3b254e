using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Functions.Users;

internal sealed class CreateInviteFunction(InviteService invites)
{
    [Function("create-invite")]
    [RequirePermission(Permissions.UsersWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.InviteCreated)]
    [Operation("Users", "Makes a one-time link by which somebody becomes a user of a name and a role.")]
    [Takes(typeof(CreateInviteBody))]
    [Answers(StatusCodes.Status201Created, typeof(InviteLink))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["user_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["user_exists", "owner_stays", "invites_full"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "invites")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CreateInviteBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var link = await invites.CreateAsync(body.Value.Name, body.Value.Role, request.GetPrincipal(), request.GetActor(), cancellationToken);
        return link.ToHttp(StatusCodes.Status201Created);
    }
}
