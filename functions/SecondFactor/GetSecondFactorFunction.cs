using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Accounts;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Functions.SecondFactor;

internal sealed class GetSecondFactorFunction(SecondFactorService secondFactor)
{
    [Function("get-second-factor")]
    [RequirePermission(Permissions.AccountWrite)]
    [Operation("Account", "How one's own second factor stands.")]
    [Answers(StatusCodes.Status200OK, typeof(SecondFactorState))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account/second-factor")] HttpRequest request, CancellationToken cancellationToken)
    {
        var own = request.GetOwnSession();
        return own.IsSuccess
            ? ProblemResults.Json(await secondFactor.ReadAsync(own.Value, cancellationToken))
            : ProblemResults.Problem(own.Error);
    }
}
