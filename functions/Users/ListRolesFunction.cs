using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Users;

internal sealed class ListRolesFunction
{
    [Function("list-roles")]
    [RequirePermission(Permissions.UsersRead)]
    [Operation("Users", "What each role may do.")]
    [Answers(StatusCodes.Status200OK, typeof(RoleListAnswer))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "roles")] HttpRequest request)
    {
        RoleAnswer[] roles = [.. Enum.GetValues<Role>().Select(role => new RoleAnswer(role, [.. RolePermissions.Of(role).Order(StringComparer.Ordinal)]))];
        var permissions = roles.SelectMany(role => role.Permissions).Distinct().Select(permission => new PermissionAnswer(permission, PermissionWords.Of(permission)));
        return Task.FromResult(ProblemResults.Json(new RoleListAnswer(roles, [.. permissions])));
    }
}
