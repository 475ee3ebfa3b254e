using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;

namespace Nebula.Functions.Secrets;

internal sealed class GetSecretKeysFunction(SecretRotation rotation)
{
    [Function("get-secret-keys")]
    [RequirePermission(Permissions.SecretsRotate)]
    [Operation("Secrets", "The ids of the keys that seal stored secrets, and how many values each seals. A key that is wanted and missing is among them.")]
    [Answers(StatusCodes.Status200OK, typeof(SecretKeys))]
    [Answers(StatusCodes.Status503ServiceUnavailable, Codes = ["secrets_not_configured"])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "secrets/keys")] HttpRequest request, CancellationToken cancellationToken) =>
        (await rotation.LookAsync(cancellationToken)).ToHttp();
}
