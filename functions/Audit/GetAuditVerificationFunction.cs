using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Audit.Chain;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Audit;

internal sealed class GetAuditVerificationFunction(AuditVerifier verifier)
{
    [Function("get-audit-verification")]
    [RequirePermission(Permissions.AuditRead)]
    [Operation("Audit", "Walks the whole audit log and tells whether it is what was written, and if not, which row is the first. Not oftener than once a minute.")]
    [Answers(StatusCodes.Status200OK, typeof(AuditVerification))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "audit/verification")] HttpRequest request, CancellationToken cancellationToken) =>
        ProblemResults.Json(await verifier.VerifyAsync(cancellationToken));
}
