using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Access;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;

namespace Nebula.Functions.Secrets;

internal sealed class RotateSecretsFunction(SecretRotation rotation)
{
    [Function("rotate-secrets")]
    [RequirePermission(Permissions.SecretsRotate)]
    [RequireFreshSession]
    [Audited(AuditActions.SecretsRotated)]
    [Operation("Secrets", "Makes a new key and seals every stored secret with it, while everything goes on.")]
    [Takes(typeof(RotateSecretsBody))]
    [Answers(StatusCodes.Status200OK, typeof(SecretRotationOutcome))]
    [Answers(StatusCodes.Status409Conflict, Codes = ["rotation_running", "secret_key_missing", "secrets_being_written"])]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "secrets/rotations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync<RotateSecretsBody>(cancellationToken);
        return body.IsSuccess
            ? (await rotation.RotateAsync(body.Value.ForgetOldKeys, request.GetActor(), cancellationToken)).ToHttp()
            : ProblemResults.Problem(body.Error);
    }
}
