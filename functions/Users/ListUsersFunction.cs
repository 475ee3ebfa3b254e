using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Functions.Status;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class ListUsersFunction(UserDirectory users)
{
    [Function("list-users")]
    [RequirePermission(Permissions.UsersRead)]
    [Operation("Users", "Users by name.")]
    [QueryParameter("limit", typeof(int), "1 to 100; default 100.")]
    [QueryParameter("after", typeof(string), "The next of the page before.")]
    [Answers(StatusCodes.Status200OK, typeof(UserPage))]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["query_invalid"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "users")] HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = request.GetNumber("limit", UserDirectory.MaxPage);
        return limit.IsSuccess
            ? (await users.ListAsync(limit.Value, request.GetQuery("after"), cancellationToken)).ToHttp()
            : ProblemResults.Problem(limit.Error);
    }
}
