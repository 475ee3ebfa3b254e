using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class GetLastSavedFunction(UserService users)
{
    [Function("get-last-saved")]
    [RequirePermission(Permissions.UsersWrite)]
    [Operation("Users", "Automations and rules that the user was the last to save: they go on when the user loses its rights.")]
    [QueryParameter("id", typeof(Guid), "The user's id.", In = "path")]
    [Answers(StatusCodes.Status200OK, typeof(LastSaved))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["id_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "users/{id}/last-saved")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var user = RouteId.Read(id);
        return user.IsSuccess ? (await users.FindLastSavedAsync(user.Value, cancellationToken)).ToHttp() : ProblemResults.Problem(user.Error);
    }
}
