using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Functions.Users;

internal sealed class ResetPasswordFunction(PasswordReset passwords)
{
    [Function("reset-password")]
    [RequirePermission(Permissions.PasswordsReset)]
    [Audited(AuditActions.PasswordReset)]
    [Operation("Users", "Gives a user a new password; its sessions end.")]
    [Takes(typeof(ResetPasswordBody))]
    [Answers(StatusCodes.Status204NoContent)]
    [Answers(StatusCodes.Status400BadRequest, Codes = ["user_invalid"])]
    [Answers(StatusCodes.Status404NotFound, Codes = ["user_not_found"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "internal/password-resets")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<ResetPasswordBody>(cancellationToken);
        return body.IsSuccess
            ? (await passwords.ResetAsync(body.Value.Name, body.Value.Password, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}
