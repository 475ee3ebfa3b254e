using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Invites;

namespace Nebula.Functions.Users;

internal sealed class ListInvitesFunction(InviteService invites)
{
    [Function("list-invites")]
    [RequirePermission(Permissions.UsersRead)]
    [Operation("Users", "The open invitations, by name.")]
    [Answers(StatusCodes.Status200OK, typeof(InviteList))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "invites")] HttpRequest request, CancellationToken cancellationToken)
    {
        var list = await invites.ListAsync(cancellationToken);
        return ProblemResults.Json(list);
    }
}
