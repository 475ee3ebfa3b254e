using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Functions.Http;
using Nebula.Functions.OpenApi;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Health;

internal sealed class GetHealthLiveFunction(ProcessStart start)
{
    [Function("get-health-live")]
    [Operation("Health", "Says that the process runs.")]
    [PublicAccess("Watchdogs ask it, which have no account.")]
    [WorksWithoutDatabase]
    [Answers(200, typeof(HealthLive))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Task.FromResult(ProblemResults.Json(new HealthLive("live", RunningBuild.Version, start.At)));
}
