using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class CreateUserFunction(UserDirectory users)
{
    [Function("create-user")]
    [RequirePermission(Permissions.UsersWrite)]
    [RequireFreshSession]
    [Audited(AuditActions.UserCreated)]
    [Operation("Users", "Makes a user with a password.")]
    [Takes(typeof(CreateUserBody))]
    [Answers(StatusCodes.Status201Created, typeof(UserEntry))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["user_invalid"])]
    [Answers(StatusCodes.Status403Forbidden, Codes = ["role_beyond_yours"])]
    [Answers(StatusCodes.Status409Conflict, Codes = ["user_exists", "owner_stays"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "users")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<CreateUserBody>(cancellationToken);
        if (!body.IsSuccess)
        {
            return ProblemResults.Problem(body.Error);
        }

        var draft = new UserDraft(body.Value.Name, body.Value.Role, body.Value.Password);
        return (await users.CreateAsync(draft, request.GetPrincipal(), request.GetActor(), cancellationToken)).ToHttp(StatusCodes.Status201Created);
    }
}
